/**
 * Nash-MTL: the update is the Nash bargaining solution among the tasks.
 *
 *     M a = 1 / a  (entry-wise, a > 0),     α = a · min(1, m / ‖d‖),     ‖Σ a_i g_i‖ = √T
 *
 * | symbol | here        | shape  | unit                                                  |
 * | ------ | ----------- | ------ | ----------------------------------------------------- |
 * | M      | `gramian`   | [T, T] | (loss / parameter)²                                   |
 * | a      | `unclipped` | [T]    | parameter / loss, so a_i g_i has no unit of a loss    |
 * | m      | `maxNorm`   | scalar | none; 0 is off. With 1 the direction has length 1     |
 * | α      | `weights`   | [T]    | parameter / loss                                      |
 *
 * Every loss falls to first order: ⟨d, g_i⟩ = 1 / a_i > 0. With `updateEvery`, a is solved again every so many steps of
 * a task and reused in between, with a new clip. `gramianNoise` times the diagonal is added to M (automatic value: T ·
 * 1.19e-7), so that a stays finite where the gradients are exactly opposed.
 *
 * Navon, Shamsian, Achituve, Maron, Kawaguchi, Chechik, Fetaya 2022, https://arxiv.org/abs/2202.01017. Ours is the
 * exact solution (damped Newton on ½ xᵀCx − Σ ln x, x_i = a_i n_i). The reference codes minimise a linearised surrogate
 * for at most 20 rounds and are inexact for gradients of very different lengths. Heads get weight 1, since the paper
 * has no weights there; LibMTL and the official code use a.
 */
import type { Matrix, Vector } from '../numerics/dense'
import { filled, quadratic, scaled, withDiagonalTimes } from '../numerics/dense'
import { positiveSolution } from '../numerics/newton'
import { integer, real } from '../options'
import { defineWeighting } from './define'
import { fallsDue } from './due'
import { cosineMatrix, dropZero, gramianNoise, lengths, roundingOf } from './gramian'

interface State {
  /** Steps in which the task took part, [T]. */
  readonly steps: Vector
  /** The last unclipped solution, [T]. */
  readonly solution: Vector
}

export const nashMtl = defineWeighting({
  id: 'nash-mtl',
  family: 'gradient',
  citation: {
    text: 'Navon, Shamsian, Achituve, Maron, Kawaguchi, Chechik and Fetaya 2022',
    url: 'https://arxiv.org/abs/2202.01017',
  },
  tex: String.raw`G G^{\top} \alpha = \frac{1}{\alpha}, \qquad \alpha > 0`,
  options: {
    maxNorm: real({ default: 1, min: 0, max: 10 }),
    updateEvery: integer({ default: 1, min: 1, max: 50, unit: 'steps' }),
    gramianNoise,
  },
  needs: ['gramian'],
  actsOn: 'gradients',
  against: 'never',
  scale: 'own',
  remembers: { steps: 'perTask', solution: 'perTask' },
  init: (taskCount): State => ({ steps: filled(taskCount, 0), solution: filled(taskCount, 1) }),
  weigh({ gramian }, { maxNorm, updateEvery, gramianNoise: noise }, state) {
    const fresh = fallsDue(state.steps, updateEvery)
    const solution = fresh ? bargain(gramian, roundingOf(noise, gramian.length)) : state.solution
    const length = Math.sqrt(Math.max(quadratic(gramian, solution), 0))
    const clip = maxNorm > 0 && length > maxNorm ? maxNorm / length : 1
    const weights = scaled(solution, clip)
    return {
      weights,
      state: { steps: state.steps.map((count) => count + 1), solution },
      trace: { alpha: weights, unclipped: solution, d: length * clip },
    }
  },
})

/** The positive solution of M a = 1/a, without tasks whose gradient is zero. */
function bargain(m: Matrix, noise: number): number[] {
  return dropZero(m, 1, (kept) => {
    const n = lengths(kept)
    const c = withDiagonalTimes(cosineMatrix(kept, n), 1 + noise)
    return positiveSolution(c, filled(n.length, 1), 1).map((x, i) => x / n[i])
  })
}
