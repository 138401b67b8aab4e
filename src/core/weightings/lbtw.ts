/**
 * LBTW: gives more weight to tasks whose losses have fallen less.
 *
 *     α_i = h_i = (l_i / L_i(0))^a
 *
 * L(0): [T], loss of the task's first step, at least 1e-8; with a `period` other than 0, of the first step of each
 * period of its own steps; a: `alpha`, none; 0 is weight 1 for all; α: [T], none. The scale of a loss has no effect.
 *
 * Liu, Liang, Gitter 2019, https://doi.org/10.1609/aaai.v33i01.33019977. The paper restarts L(0) every epoch.
 */
import { filled } from '../numerics/dense'
import { integer, real } from '../options'
import type { Vector } from './define'
import { defineWeighting } from './define'
import { type Firsts, firstsMemory, noneSeen, withFirsts } from './firsts'
import { SMALLEST_LOSS } from './preference'

interface State extends Firsts {
  /** Steps in which the task took part, [T]. */
  readonly steps: Vector
}

export const lbtw = defineWeighting({
  id: 'lbtw',
  family: 'loss',
  citation: { text: 'Liu, Liang and Gitter 2019', url: 'https://doi.org/10.1609/aaai.v33i01.33019977' },
  tex: String.raw`w_i = \Bigl(\frac{L_i}{L_i(0)}\Bigr)^{\alpha}`,
  options: {
    alpha: real({ default: 0.5, min: 0, max: 1 }),
    period: integer({ default: 0, min: 0, max: 10_000, unit: 'steps' }),
  },
  needs: ['losses'],
  actsOn: 'losses',
  positiveLosses: true,
  scale: 'own',
  remembers: { steps: 'perTask', ...firstsMemory },
  init: (taskCount): State => ({ steps: filled(taskCount, 0), ...noneSeen(taskCount) }),
  weigh({ losses }, { alpha, period }, state) {
    const begun = withFirsts(
      state,
      losses,
      state.steps.map((count) => period > 0 && count % period === 0),
    )
    const weights = losses.map((l, i) => (Math.max(l, 0) / Math.max(begun.first[i], SMALLEST_LOSS)) ** alpha)
    return { weights, state: { ...begun, steps: state.steps.map((count) => count + 1) }, trace: { w: weights } }
  },
})
