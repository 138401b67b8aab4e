/**
 * MGDA: the shortest vector in the convex hull of the task gradients.
 *
 *     β = argmin_{β ∈ Δ} βᵀ M̂ β,   M̂_ij = M_ij / (q_i q_j),   α_i = β_i / q_i
 *
 * | symbol | here            | shape  | unit                                       |
 * | ------ | --------------- | ------ | ------------------------------------------ |
 * | M      | `gramian`       | [T, T] | (loss / parameter)²                        |
 * | q      | `normaliser`    | [T]    | of the option: 1, n_i, l_i or l_i n_i      |
 * | β      | `simplex`       | [T]    | none; a point of the simplex               |
 * | α      | `weights`       | [T]    | 1 / unit of q                              |
 *
 * Stepping against d = Σ α_i g_i lowers every loss to first order; where d = 0 the parameters are
 * Pareto stationary. With `none` the answer leans towards the shortest gradient, and a vanished
 * gradient stops training by definition; `l2` and `loss` do not see the scale of a loss.
 *
 * Désidéri 2012, https://doi.org/10.1016/j.crma.2012.03.014; normalisers: Sener and Koltun 2018,
 * https://arxiv.org/abs/1810.04650. Solver: Wolfe's min-norm point, exact. Ours differs from the
 * authors' code, which finds β on normalised gradients but weights the raw losses with it, and
 * from LibMTL and TorchJD, whose iterations stop up to 20 % away.
 */

import type { Matrix, Vector } from '../numerics/dense'
import { diagonal, filled, quadratic } from '../numerics/dense'
import { minimiseOnSimplex } from '../numerics/simplex'
import { choice } from '../options'
import { defineWeighting } from './define'
import { dropZero, lengths } from './gramian'

const SMALLEST_LOSS = 1e-8

export const mgda = defineWeighting({
  id: 'mgda',
  family: 'gradient',
  citation: { text: 'Désidéri 2012; Sener and Koltun 2018', url: 'https://arxiv.org/abs/1810.04650' },
  tex: String.raw`\alpha = \operatorname*{arg\,min}_{\alpha \in \Delta} \bigl\lVert \textstyle\sum_i \alpha_i g_i \bigr\rVert^2`,
  options: { normalization: choice({ default: 'none', values: ['none', 'l2', 'loss', 'loss+'] }) },
  needs: ['gramian', 'losses'],
  actsOn: 'gradients',
  scale: 'mean',
  init: () => null,
  weigh({ gramian, losses }, { normalization }) {
    const n = lengths(gramian)
    const l = losses.map((x) => Math.max(x, SMALLEST_LOSS))
    const normaliser = { none: filled(n.length, 1), l2: n, loss: l, 'loss+': l.map((x, i) => x * n[i]) }[normalization]
    const { weights, simplex } = shortestInHull(gramian, normaliser)
    const squaredNorm = quadratic(gramian, weights)
    return { weights, state: null, trace: { alpha: weights, beta: simplex, d: Math.sqrt(Math.max(squaredNorm, 0)) } }
  },
})

function shortestInHull(m: Matrix, q: Vector): { weights: number[]; simplex: number[] } {
  const plain = q.every((x) => x === 1)
  const zero = diagonal(m).findIndex((x) => !(x > 0))
  // Without a normaliser a zero gradient is itself the shortest vector: Pareto stationary.
  if (plain && zero >= 0 && m.some((row, i) => row[i] > 0)) {
    const corner = q.map((_, i) => (i === zero ? 1 : 0))
    return { weights: corner, simplex: corner }
  }
  let simplex = q.map(() => 1 / q.length)
  const weights = dropZero(m, 1 / q.length, (kept, indices) => {
    const qs = indices.map((i) => q[i])
    const beta = minimiseOnSimplex(kept.map((row, i) => row.map((x, j) => x / (qs[i] * qs[j]))))
    simplex = q.map((_, i) => (indices.includes(i) ? beta[indices.indexOf(i)] : 0))
    return beta.map((x, i) => x / qs[i])
  })
  return { weights, simplex }
}
