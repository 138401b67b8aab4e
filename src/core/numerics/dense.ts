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
export function multiply(m: Matrix, v: Vector): number[] {
  const image = new Array<number>(m.length)
  for (let i = 0; i < m.length; i++) image[i] = dot(m[i], v)
  return image
}
/** vᵀ M v. */
export function quadratic(m: Matrix, v: Vector): number {
  let sum = 0
  for (let i = 0; i < v.length; i++) sum += v[i] * dot(m[i], v)
  return sum
}
export function diagonal(m: Matrix): number[] {
  const entries = new Array<number>(m.length)
  for (let i = 0; i < m.length; i++) entries[i] = m[i][i]
  return entries
}
export const scaled = (v: Vector, factor: number): number[] => v.map((x) => x * factor)
export const filled = (count: number, value: number): number[] => new Array<number>(count).fill(value)
export const uniformWeights = (count: number): number[] => filled(count, 1 / count)
/** M_ij s_i s_j. */
export function congruent(m: Matrix, s: Vector): number[][] {
  const result = new Array<number[]>(m.length)
  for (let i = 0; i < m.length; i++) {
    const row = new Array<number>(m.length)
    for (let j = 0; j < m.length; j++) row[j] = m[i][j] * s[i] * s[j]
    result[i] = row
  }
  return result
}
/** M with its diagonal times `factor`. */
export function withDiagonalTimes(m: Matrix, factor: number): number[][] {
  const result = new Array<number[]>(m.length)
  for (let i = 0; i < m.length; i++) {
    result[i] = [...m[i]]
    result[i][i] *= factor
  }
  return result
}
export const submatrix = (m: Matrix, indices: readonly number[]): number[][] =>
  indices.map((i) => indices.map((j) => m[i][j]))
export function indexOfLeast(v: Vector): number {
  let best = 0
  for (let i = 1; i < v.length; i++) if (v[i] < v[best]) best = i
  return best
}
export function largest(v: Vector): number {
  let most = Number.NEGATIVE_INFINITY
  for (let i = 0; i < v.length; i++) most = Math.max(most, v[i])
  return most
}

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
  if (!factorise(a)) return null
  const x = substitute(b)
  const residual = new Array<number>(b.length)
  for (let i = 0; i < b.length; i++) residual[i] = b[i] - dot(a[i], x)
  const correction = substitute(residual)
  for (let i = 0; i < b.length; i++) x[i] += correction[i]
  return x
}

/** Factors of the matrix that `solve` works on, row by row, and the order of its rows. Used again by each call. */
let lu = new Float64Array(0)
let order = new Int32Array(0)

/** Fills `lu` and `order`; false if the matrix is singular to working precision. */
function factorise(a: Matrix): boolean {
  const n = a.length
  if (order.length < n) {
    lu = new Float64Array(n * n)
    order = new Int32Array(n)
  }
  let most = Number.NEGATIVE_INFINITY
  for (let i = 0; i < n; i++) {
    order[i] = i
    for (let j = 0; j < n; j++) {
      lu[i * n + j] = a[i][j]
      most = Math.max(most, Math.abs(a[i][j]))
    }
  }
  const smallest = 1e-14 * most
  for (let k = 0; k < n; k++) {
    let pivot = k
    for (let i = k + 1; i < n; i++) if (Math.abs(lu[i * n + k]) > Math.abs(lu[pivot * n + k])) pivot = i
    if (!(Math.abs(lu[pivot * n + k]) > smallest)) return false
    if (pivot !== k) exchange(k, pivot, n)
    for (let i = k + 1; i < n; i++) {
      const factor = lu[i * n + k] / lu[k * n + k]
      lu[i * n + k] = factor
      for (let j = k + 1; j < n; j++) lu[i * n + j] -= factor * lu[k * n + j]
    }
  }
  return true
}

function exchange(row: number, other: number, n: number): void {
  for (let j = 0; j < n; j++) {
    const held = lu[row * n + j]
    lu[row * n + j] = lu[other * n + j]
    lu[other * n + j] = held
  }
  const held = order[row]
  order[row] = order[other]
  order[other] = held
}

function substitute(b: Vector): number[] {
  const n = b.length
  const x = new Array<number>(n)
  for (let i = 0; i < n; i++) x[i] = b[order[i]]
  for (let i = 0; i < n; i++) for (let j = 0; j < i; j++) x[i] -= lu[i * n + j] * x[j]
  for (let i = n - 1; i >= 0; i--) {
    for (let j = i + 1; j < n; j++) x[i] -= lu[i * n + j] * x[j]
    x[i] /= lu[i * n + i]
  }
  return x
}
