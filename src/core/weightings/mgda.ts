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
 * A step against d = Σ α_i g_i lowers every loss to first order; where d = 0 the parameters are Pareto stationary. With
 * `none` the result leans towards the shortest gradient; with `l2` and `loss` the scale of a loss does not change the
 * direction. A vanished gradient is itself the shortest vector and stops training by definition. Where the normaliser
 * contains the length (`l2`, `loss+`), that task is left out instead. `gramianNoise` times the diagonal is added to M̂,
 * because a float32 Gramian may be slightly indefinite. Its automatic value is T · 1.19e-7; 0 adds nothing.
 *
 * Désidéri 2012, https://doi.org/10.1016/j.crma.2012.03.014; normalisers: Sener and Koltun 2018,
 * https://arxiv.org/abs/1810.04650. Solver: Wolfe's min-norm point, exact. The authors' code differs: it finds β on
 * normalised gradients but weights the raw losses with it. LibMTL and TorchJD differ too: their iterations stop up to
 * 20 % away.
 */

import type { Matrix, Vector } from '../numerics/dense'
import { filled, quadratic, withDiagonalTimes } from '../numerics/dense'
import { minimiseOnSimplex } from '../numerics/simplex'
import { choice } from '../options'
import { defineWeighting } from './define'
import { dropZero, gramianNoise, lengths, roundingOf, vanished } from './gramian'
import { positive } from './preference'

export const mgda = defineWeighting({
  id: 'mgda',
  family: 'gradient',
  citation: { text: 'Désidéri 2012; Sener and Koltun 2018', url: 'https://arxiv.org/abs/1810.04650' },
  tex: String.raw`\alpha = \operatorname*{arg\,min}_{\alpha \in \Delta} \bigl\lVert \textstyle\sum_i \alpha_i g_i \bigr\rVert^2`,
  options: {
    normalization: choice({ default: 'none', values: ['none', 'l2', 'loss', 'loss+'] }),
    gramianNoise,
  },
  needs: ['gramian', 'losses'],
  actsOn: 'gradients',
  against: 'never',
  stopsAtVanished: ({ normalization }) => !dividesByNorm(normalization),
  positiveLosses: ({ normalization }) => normalization === 'loss' || normalization === 'loss+',
  scale: 'mean',
  init: () => null,
  weigh({ gramian, losses }, { normalization, gramianNoise: noise }) {
    const n = lengths(gramian)
    const guard = roundingOf(noise, n.length)
    const l = positive(losses)
    const q = { none: filled(n.length, 1), l2: n, loss: l, 'loss+': l.map((x, i) => x * n[i]) }[normalization]
    const corner = dividesByNorm(normalization) ? null : cornerOfVanished(gramian)
    const simplex = corner ?? shortestInHull(gramian, q, guard)
    const weights = simplex.map((beta, i) => (beta > 0 ? beta / q[i] : 0))
    const squaredNorm = quadratic(gramian, weights)
    return { weights, state: null, trace: { alpha: weights, beta: simplex, d: Math.sqrt(Math.max(squaredNorm, 0)) } }
  },
})

/** Whether gradients are divided by their lengths; a task with a vanished gradient is then left out. */
const dividesByNorm = (normalization: string): boolean => normalization === 'l2' || normalization === 'loss+'

/** All on the first task whose gradient has vanished; null where none has. */
function cornerOfVanished(m: Matrix): number[] | null {
  const [zero] = vanished(m)
  return zero === undefined ? null : m.map((_, i) => (i === zero ? 1 : 0))
}

/** β [T] over the tasks that have a gradient; equal shares where none has. */
function shortestInHull(m: Matrix, q: Vector, noise: number): number[] {
  return dropZero(m, 1 / q.length, (kept, indices) => {
    const scaled = kept.map((row, i) => row.map((x, j) => x / (q[indices[i]] * q[indices[j]])))
    return minimiseOnSimplex(withDiagonalTimes(scaled, 1 + noise))
  })
}
