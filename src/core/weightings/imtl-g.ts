/**
 * IMTL-G: the direction with equal projections on all unit task gradients.
 *
 *     C x = 1,   v_i = x_i / n_i,   α = v / Σ v
 *
 * | symbol | here            | shape  | unit                                        |
 * | ------ | --------------- | ------ | ------------------------------------------- |
 * | n      | `lengths`       | [T]    | loss / parameter; n_i = ‖g_i‖               |
 * | C      | `cosineMatrix`  | [T, T] | none                                        |
 * | α      | `weights`       | [T]    | none; Σ α = 1, entries may be negative      |
 *
 * `rankTolerance`: eigenvalues of C below it, relative to the largest, are left out. Its automatic value is T ·
 * 1.19e-7. Where Σ v < 0, the division changes the sign, and d points against every task equally. This is as in the
 * literature; `ascent` in the trace is then 1. Σ v ≈ 0 (opposed gradients): α = 0.
 *
 * Liu, Li, Kuang, Xue, Chen, Yang, Liao, Zhang 2021, https://openreview.net/forum?id=IMPnRXEWpvr.
 * The paper and LibMTL solve a system of T − 1 differences to g_1. It is singular for dependent gradients and gives NaN
 * for a zero gradient. Where the rows are independent, the solutions are equal.
 */
import type { Matrix } from '../numerics/dense'
import { filled, total } from '../numerics/dense'
import { pseudoSolve } from '../numerics/eigen'
import { defineWeighting } from './define'
import { cosineMatrix, dropZero, lengths, rankTolerance, roundingOf } from './gramian'

export const imtlG = defineWeighting({
  id: 'imtl-g',
  family: 'gradient',
  citation: {
    text: 'Liu, Li, Kuang, Xue, Chen, Yang, Liao and Zhang 2021',
    url: 'https://openreview.net/forum?id=IMPnRXEWpvr',
  },
  tex: String.raw`d^{\top}\frac{g_i}{\lVert g_i\rVert} = d^{\top}\frac{g_j}{\lVert g_j\rVert} \;\;\forall i,j, \qquad \textstyle\sum_i \alpha_i = 1`,
  options: { rankTolerance },
  needs: ['gramian'],
  actsOn: 'gradients',
  scale: 'mean',
  init: () => null,
  weigh({ gramian }, { rankTolerance: tolerance }) {
    const { weights, ascent } = equalProjections(gramian, tolerance)
    return { weights, state: null, trace: { alpha: weights, ascent: ascent ? 1 : 0 } }
  },
})

/**
 * α with equal projections on the unit gradients; `ascent`: Σ v was negative. M: [T, T]; `tolerance` as in the options.
 */
export function equalProjections(m: Matrix, tolerance: number): { weights: number[]; ascent: boolean } {
  if (m.length === 1) return { weights: [1], ascent: false }
  const cut = roundingOf(tolerance, m.length)
  let ascent = false
  const weights = dropZero(m, 1 / m.length, (kept) => {
    const n = lengths(kept)
    // A diagonal of exactly 1 makes x_1 = x_2 exact for two tasks, also where their gradients are nearly opposed.
    const c = cosineMatrix(kept, n).map((row, i) => row.map((x, j) => (i === j ? 1 : x)))
    const v = pseudoSolve(c, filled(n.length, 1), cut).map((x, i) => x / n[i])
    const sum = total(v)
    ascent = sum < 0
    if (!(Math.abs(sum) >= 1e-12 * total(v.map(Math.abs)) && sum !== 0)) return filled(v.length, 0)
    return v.map((x) => x / sum)
  })
  return { weights, ascent }
}
