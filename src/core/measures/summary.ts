/** Mean and standard deviation over seeds. NaN, a run without this number, is left out. */

const known = (values: readonly number[]): readonly number[] => values.filter((value) => !Number.isNaN(value))

/** x̄ = Σ x_i / n; NaN for no values. The mean of finite values is finite even if their sum is not. */
export function mean(values: readonly number[]): number {
  const x = known(values)
  const sum = x.reduce((all, value) => all + value, 0)
  if (Number.isFinite(sum) || !x.every(Number.isFinite)) return sum / x.length
  return x.reduce((all, value) => all + value / x.length, 0)
}

/** x̄ over all values; NaN if any is NaN, since a mean over the others would not be comparable. */
export const meanOfAll = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length

/** The squares of larger differences overflow float64. */
const LARGEST = 1e150

/**
 * s = √( Σ (x_i − x̄)² / (n − 1) ), the sample standard deviation, in the unit of x. NaN for fewer than two values: one
 * seed says nothing about noise.
 */
export function deviation(values: readonly number[]): number {
  const x = known(values)
  if (x.length < 2) return Number.NaN
  const centre = mean(x)
  const most = Math.max(...x.map((value) => Math.abs(value / 2 - centre / 2)))
  const unit = most > LARGEST && Number.isFinite(most) ? most : 1
  const squares = x.reduce((sum, value) => sum + (value / unit - centre / unit) ** 2, 0)
  return unit * Math.sqrt(squares / (x.length - 1))
}
