/** Several seeds as two numbers. What is NaN (a run that has no such number) is left out. */

const known = (values: readonly number[]): readonly number[] => values.filter((value) => !Number.isNaN(value))

/** x̄ = Σ x_i / n; NaN of nothing. */
export function mean(values: readonly number[]): number {
  const x = known(values)
  return x.reduce((sum, value) => sum + value, 0) / x.length
}

/**
 * s = √( Σ (x_i − x̄)² / (n − 1) ), the sample's standard deviation, in the unit of x. NaN below two
 * values: one seed says nothing about noise.
 */
export function deviation(values: readonly number[]): number {
  const x = known(values)
  if (x.length < 2) return Number.NaN
  const centre = mean(x)
  return Math.sqrt(x.reduce((sum, value) => sum + (value - centre) ** 2, 0) / (x.length - 1))
}
