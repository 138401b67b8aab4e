/**
 * Shared by the gradient methods, all of which work on the Gramian M = G Gᵀ alone.
 * n_i = √M_ii is the length of task i's gradient, C_ij = M_ij / (n_i n_j) the cosine matrix.
 */
import type { Matrix, Vector } from '../numerics/dense'
import { congruent, diagonal, filled, largest, submatrix } from '../numerics/dense'
import { AUTO, real } from '../options'

export function lengths(m: Matrix): number[] {
  const n = diagonal(m)
  for (let i = 0; i < n.length; i++) n[i] = Math.sqrt(Math.max(n[i], 0))
  return n
}

/** C, where no gradient is zero. */
export const cosineMatrix = (m: Matrix, n: Vector): number[][] =>
  congruent(
    m,
    n.map((x) => 1 / x),
  )

/** A gradient counts as zero where its M_ii is below this share of the largest. */
export const ZERO_SHARE = 1e-30

/** Tasks without a gradient, where others have one. */
export function vanished(m: Matrix): number[] {
  const squares = diagonal(m)
  const most = largest(squares)
  const zero: number[] = []
  for (let i = 0; i < squares.length; i++) if (most > 0 && !(squares[i] > ZERO_SHARE * most)) zero.push(i)
  return zero
}

/**
 * Runs `method` on the tasks whose gradient is not zero and gives the others weight 0. Where all gradients are zero,
 * every task gets `whenAllZero` (the method's weight for equal gradients).
 */
export function dropZero(
  m: Matrix,
  whenAllZero: number,
  method: (m: Matrix, kept: readonly number[]) => Vector,
): number[] {
  const squares = diagonal(m)
  const most = largest(squares)
  if (!(most > 0)) return squares.map(() => whenAllZero)
  const kept: number[] = []
  for (let i = 0; i < squares.length; i++) if (squares[i] > ZERO_SHARE * most) kept.push(i)
  const part = method(kept.length === m.length ? m : submatrix(m, kept), kept)
  const weights = filled(squares.length, 0)
  for (let k = 0; k < kept.length; k++) weights[kept[k]] = part[k]
  return weights
}

/** float32 machine epsilon: the relative error of each entry of a Gramian from the device. */
export const FLOAT32_EPSILON = 1.1920928955078125e-7

/**
 * Share of its diagonal that is added to a Gramian before an exact solver gets it, because rounding in float32 may make
 * it slightly indefinite. 0 adds nothing.
 */
export const gramianNoise = real({ default: AUTO, min: 0, max: 1e-3, scale: 'log', auto: true })
/** An eigenvalue below this share of the largest counts as 0. */
export const rankTolerance = real({ default: AUTO, min: 1e-16, max: 1e-3, scale: 'log', auto: true })

/** The given value, or, where it is automatic, the relative error of a float32 Gramian of so many tasks. */
export const roundingOf = (given: number, tasks: number): number => (given < 0 ? tasks * FLOAT32_EPSILON : given)
