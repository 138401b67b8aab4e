/**
 * DTP: dynamic task prioritisation, with more weight for tasks that have a low metric.
 *
 *     κ̄ ← a κ + (1 − a) κ̄,    α_i = h_i = −(1 − κ̄_i)^γ ln κ̄_i
 *
 * κ: [T], the task's metric in (0, 1): accuracy, or R² where that is positive; κ̄ clamped to [1e-4, 1 − 1e-4]; a:
 * `smoothing`; γ: `gamma`, focus on tasks with a low metric; α: [T], none. The metric is measured on the test points,
 * at the last measured step (`isMeasured`). A task without a metric (NaN: no labelled test point, or a constant target)
 * gets the mean weight of the others, or 1 where no task has one. With a metric of 0 it would get hundreds of times
 * their weight.
 *
 * Guo, Haque, Huang, Yeung, Fei-Fei 2018, https://doi.org/10.1007/978-3-030-01270-0_17.
 */
import { filled, total } from '../numerics/dense'
import { real } from '../options'
import type { Vector } from './define'
import { defineWeighting } from './define'

const EDGE = 1e-4

export const dtp = defineWeighting({
  id: 'dtp',
  family: 'loss',
  citation: { text: 'Guo, Haque, Huang, Yeung and Fei-Fei 2018', url: 'https://doi.org/10.1007/978-3-030-01270-0_17' },
  tex: String.raw`w_i = -(1 - \bar\kappa_i)^{\gamma} \ln \bar\kappa_i`,
  options: {
    gamma: real({ default: 1, min: 0, max: 5 }),
    smoothing: real({ default: 0.1, min: 0.001, max: 1, scale: 'log' }),
  },
  needs: ['metrics'],
  actsOn: 'losses',
  scale: 'own',
  remembers: { average: 'perTask' },
  // 0 until the task took part with a metric; an average is never below `EDGE`.
  init: (taskCount): { readonly average: Vector } => ({ average: filled(taskCount, 0) }),
  weigh({ metrics }, { gamma, smoothing }, state) {
    const average = metrics.map((x, i) => {
      const old = state.average[i]
      if (Number.isNaN(x)) return old
      const bounded = Math.min(Math.max(x, EDGE), 1 - EDGE)
      return old > 0 ? smoothing * bounded + (1 - smoothing) * old : bounded
    })
    const known = average.filter((x) => x > 0)
    const weightOf = (x: number) => -((1 - x) ** gamma) * Math.log(x)
    const usual = known.length > 0 ? total(known.map(weightOf)) / known.length : 1
    const weights = average.map((x) => (x > 0 ? weightOf(x) : usual))
    return { weights, state: { average }, trace: { w: weights, kappa: average.map((x) => (x > 0 ? x : Number.NaN)) } }
  },
})
