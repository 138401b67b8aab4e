/**
 * What the gradient methods share: every one of them works on the Gramian M = G Gᵀ alone.
 * n_i = √M_ii is the length of task i's gradient, C_ij = M_ij / (n_i n_j) the cosine matrix.
 */
import type { Matrix, Vector } from '../numerics/dense'
import { congruent, diagonal, submatrix } from '../numerics/dense'
import { AUTO, real } from '../options'

export const lengths = (m: Matrix): number[] => diagonal(m).map((x) => Math.sqrt(Math.max(x, 0)))

/** C, for gradients none of which is zero. */
export const cosineMatrix = (m: Matrix, n: Vector): number[][] =>
  congruent(
    m,
    n.map((x) => 1 / x),
  )

/** Below this share of the largest M_kk a gradient counts as zero. */
export const ZERO_SHARE = 1e-30

/** Tasks without a gradient, where others have one. */
export function vanished(m: Matrix): number[] {
  const squares = diagonal(m)
  const most = Math.max(...squares)
  return squares.flatMap((x, i) => (most > 0 && !(x > ZERO_SHARE * most) ? [i] : []))
}

/**
 * Runs `method` on the tasks whose gradient is not zero and gives the others weight 0; with no
 * gradient at all every task gets `whenAllZero` (what the method gives to equal gradients).
 */
export function dropZero(
  m: Matrix,
  whenAllZero: number,
  method: (m: Matrix, kept: readonly number[]) => Vector,
): number[] {
  const squares = diagonal(m)
  const most = Math.max(...squares)
  if (!(most > 0)) return squares.map(() => whenAllZero)
  const kept = squares.flatMap((x, i) => (x > ZERO_SHARE * most ? [i] : []))
  const part = method(kept.length === m.length ? m : submatrix(m, kept), kept)
  const weights = squares.map(() => 0)
  kept.forEach((i, k) => {
    weights[i] = part[k]
  })
  return weights
}

/** float32 machine epsilon: what a Gramian from the device carries as relative error, per entry. */
export const FLOAT32_EPSILON = 1.1920928955078125e-7

/**
 * Share of its diagonal that is added to a Gramian before an exact solver sees it: rounding in float32 may leave it
 * slightly indefinite. 0 is the Gramian as it is.
 */
export const gramianNoise = real({ default: AUTO, min: 0, max: 1e-3, scale: 'log', auto: true })
/** Share of the largest eigenvalue below which another one counts as 0. */
export const rankTolerance = real({ default: AUTO, min: 1e-16, max: 1e-3, scale: 'log', auto: true })

/** What a float32 Gramian of so many tasks carries as relative error, where nothing else was asked for. */
export const roundingOf = (given: number, tasks: number): number => (given < 0 ? tasks * FLOAT32_EPSILON : given)
