/**
 * What the gradient methods share: every one of them works on the Gramian M = G Gᵀ alone.
 * n_i = √M_ii is the length of task i's gradient, C_ij = M_ij / (n_i n_j) the cosine matrix.
 */
import type { Matrix, Vector } from '../numerics/dense'
import { congruent, diagonal, submatrix } from '../numerics/dense'

export const lengths = (m: Matrix): number[] => diagonal(m).map((x) => Math.sqrt(Math.max(x, 0)))

/** C, for gradients none of which is zero. */
export const cosineMatrix = (m: Matrix, n: Vector): number[][] =>
  congruent(
    m,
    n.map((x) => 1 / x),
  )

/** Below this share of the largest M_kk a gradient counts as zero. */
const ZERO_SHARE = 1e-30

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
