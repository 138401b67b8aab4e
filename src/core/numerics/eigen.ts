import type { Matrix, Vector } from './dense'
import { diagonal, dot, filled, largest } from './dense'

export interface Eigen {
  /** Ascending. */
  readonly values: Vector
  /** `vectors[k]` belongs to `values[k]`, length 1. */
  readonly vectors: readonly Vector[]
}

const MOST_SWEEPS = 60

/**
 * Eigen-decomposition of a symmetric matrix by cyclic Jacobi rotations: deterministic, ends after
 * at most 60 sweeps (8 or so in practice), and accurate for small eigenvalues of positive
 * definite matrices (Demmel and Veselić 1992).
 */
export function eigen(m: Matrix): Eigen {
  const a = m.map((row) => [...row])
  const n = a.length
  const v = new Array<number[]>(n)
  for (let i = 0; i < n; i++) {
    v[i] = filled(n, 0)
    v[i][i] = 1
  }
  for (let sweep = 0; sweep < MOST_SWEEPS && offDiagonal(a) > 0; sweep++) {
    for (let p = 0; p < n - 1; p++) for (let q = p + 1; q < n; q++) rotate(a, v, p, q)
  }
  const order = placesBySize(diagonal(a))
  const values = new Array<number>(n)
  const vectors = new Array<number[]>(n)
  for (let k = 0; k < n; k++) {
    values[k] = a[order[k]][order[k]]
    const vector = new Array<number>(n)
    for (let i = 0; i < n; i++) vector[i] = v[i][order[k]]
    vectors[k] = vector
  }
  return { values, vectors }
}

/** Places of the entries from the least to the largest; equal ones in their order. */
function placesBySize(v: Vector): number[] {
  const order: number[] = []
  for (let i = 0; i < v.length; i++) order.push(i)
  return order.sort((i, j) => v[i] - v[j])
}

/** Largest |a_pq| / √(a_pp a_qq) that still matters, 0 when none does. */
function offDiagonal(a: readonly (readonly number[])[]): number {
  let most = 0
  for (let p = 0; p < a.length - 1; p++) {
    for (let q = p + 1; q < a.length; q++) {
      if (Math.abs(a[p][q]) > 1e-17 * Math.sqrt(Math.abs(a[p][p] * a[q][q])) && a[p][q] !== 0) {
        most = Math.max(most, Math.abs(a[p][q]))
      }
    }
  }
  return most
}

function rotate(a: number[][], v: number[][], p: number, q: number): void {
  const apq = a[p][q]
  if (apq === 0) return
  const theta = (a[q][q] - a[p][p]) / (2 * apq)
  const t = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.hypot(theta, 1))
  const c = 1 / Math.hypot(t, 1)
  const s = t * c
  a[p][p] -= t * apq
  a[q][q] += t * apq
  a[p][q] = 0
  a[q][p] = 0
  for (let k = 0; k < a.length; k++) {
    if (k !== p && k !== q) {
      const akp = a[k][p]
      const akq = a[k][q]
      a[k][p] = c * akp - s * akq
      a[p][k] = a[k][p]
      a[k][q] = s * akp + c * akq
      a[q][k] = a[k][q]
    }
    const vkp = v[k][p]
    v[k][p] = c * vkp - s * v[k][q]
    v[k][q] = s * vkp + c * v[k][q]
  }
}

/** M⁺ b of a symmetric M, leaving out eigenvalues at or below `tolerance` times the largest. */
export function pseudoSolve(m: Matrix, b: Vector, tolerance: number): number[] {
  const { values, vectors } = eigen(m)
  const cut = tolerance * largest(values)
  const x = filled(b.length, 0)
  for (let k = 0; k < values.length; k++) {
    if (!(values[k] > cut) || values[k] <= 0) continue
    const along = dot(vectors[k], b) / values[k]
    for (let i = 0; i < x.length; i++) x[i] += along * vectors[k][i]
  }
  return x
}
