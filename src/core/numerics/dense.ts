/**
 * Small dense linear algebra for T x T problems (T up to 16), in float64 over plain arrays.
 * Matrices are arrays of rows. Nothing here changes its arguments.
 */
export type Vector = readonly number[]
export type Matrix = readonly (readonly number[])[]

export const dot = (a: Vector, b: Vector): number => {
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i]
  return sum
}
export const total = (a: Vector): number => {
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += a[i]
  return sum
}
/** M v. */
export const multiply = (m: Matrix, v: Vector): number[] => m.map((row) => dot(row, v))
/** vᵀ M v. */
export const quadratic = (m: Matrix, v: Vector): number => dot(v, multiply(m, v))
export const diagonal = (m: Matrix): number[] => m.map((row, i) => row[i])
export const scaled = (v: Vector, factor: number): number[] => v.map((x) => x * factor)
export const filled = (count: number, value: number): number[] => new Array<number>(count).fill(value)
export const uniformWeights = (count: number): number[] => filled(count, 1 / count)
/** M_ij s_i s_j. */
export const congruent = (m: Matrix, s: Vector): number[][] => m.map((row, i) => row.map((x, j) => x * s[i] * s[j]))
/** M with `factor` on its diagonal. */
export const withDiagonalTimes = (m: Matrix, factor: number): number[][] =>
  m.map((row, i) => row.map((x, j) => (i === j ? x * factor : x)))
export const submatrix = (m: Matrix, indices: readonly number[]): number[][] =>
  indices.map((i) => indices.map((j) => m[i][j]))
export const indexOfLeast = (v: Vector): number => v.reduce((best, x, i) => (x < v[best] ? i : best), 0)
export const largest = (v: Vector): number => v.reduce((most, x) => Math.max(most, x), Number.NEGATIVE_INFINITY)

/** e^{x_i} / Σ e^{x_j}, with the maximum subtracted. */
export function softmax(x: Vector): number[] {
  const top = largest(x)
  const exponentials = x.map((value) => Math.exp(value - top))
  const sum = total(exponentials)
  return exponentials.map((value) => value / sum)
}

/**
 * Solves A x = b by elimination with partial pivoting and one step of iterative refinement.
 * Null when a pivot falls below 1e-14 of the largest entry: A is singular to working precision.
 */
export function solve(a: Matrix, b: Vector): number[] | null {
  const factors = factorise(a)
  if (factors === null) return null
  const x = substitute(factors, b)
  const residual = b.map((value, i) => value - dot(a[i], x))
  const correction = substitute(factors, residual)
  return x.map((value, i) => value + correction[i])
}

interface Factors {
  readonly lu: readonly (readonly number[])[]
  readonly order: readonly number[]
}

function factorise(a: Matrix): Factors | null {
  const lu = a.map((row) => [...row])
  const order = lu.map((_, i) => i)
  const smallest = 1e-14 * largest(lu.map((row) => largest(row.map(Math.abs))))
  for (let k = 0; k < lu.length; k++) {
    let pivot = k
    for (let i = k + 1; i < lu.length; i++) if (Math.abs(lu[i][k]) > Math.abs(lu[pivot][k])) pivot = i
    if (!(Math.abs(lu[pivot][k]) > smallest)) return null
    ;[lu[k], lu[pivot]] = [lu[pivot], lu[k]]
    ;[order[k], order[pivot]] = [order[pivot], order[k]]
    for (let i = k + 1; i < lu.length; i++) {
      const factor = lu[i][k] / lu[k][k]
      lu[i][k] = factor
      for (let j = k + 1; j < lu.length; j++) lu[i][j] -= factor * lu[k][j]
    }
  }
  return { lu, order }
}

function substitute({ lu, order }: Factors, b: Vector): number[] {
  const x = order.map((i) => b[i])
  for (let i = 0; i < x.length; i++) for (let j = 0; j < i; j++) x[i] -= lu[i][j] * x[j]
  for (let i = x.length - 1; i >= 0; i--) {
    for (let j = i + 1; j < x.length; j++) x[i] -= lu[i][j] * x[j]
    x[i] /= lu[i][i]
  }
  return x
}
