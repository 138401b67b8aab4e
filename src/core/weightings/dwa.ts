/**
 * DWA: dynamic weight average, with more weight for tasks whose losses fall slowly.
 *
 *     r_i = L̄_i(e−1) / L̄_i(e−2),   α = h = T σ(r / temperature)  in period e;   1 while e < 2
 *
 * | symbol | here            | shape  | unit                                                |
 * | ------ | --------------- | ------ | --------------------------------------------------- |
 * | L̄(e)   | `state`         | [T]    | mean loss of period e                               |
 * | r      | `r`             | [T]    | none; above 1 the loss rises                        |
 * |        | `temperature`   | scalar | none; large values give equal weights               |
 * |        | `period`        | scalar | steps of the task; an epoch in the paper            |
 * | α, h   | `weights`       | [T]    | none; Σ = T                                         |
 *
 * Weights follow ratios of losses only, so the task with the largest loss still dominates the sum. L̄(e−2) < 1e-8: r =
 * 1; r is capped at 100 temperatures. Liu, Johns, Davison 2019, https://arxiv.org/abs/1803.10704. Periods are as in
 * LibMTL and TorchJD. The code of nash-mtl has a sliding window that starts filled with ones; ours differs from it.
 */
import { filled, scaled, softmax } from '../numerics/dense'
import { integer, real } from '../options'
import type { Vector } from './define'
import { defineWeighting } from './define'

interface State {
  /** Sum of the losses, and number of the task's steps, in the current period, [T]. */
  readonly sum: Vector
  readonly seen: Vector
  /** Periods that each task has completed, [T]; a period counts the task's own steps. */
  readonly periods: Vector
  /** Mean losses of the last period and of the one before it, [T]. */
  readonly last: Vector
  readonly before: Vector
}

const VANISHED = 1e-8

export const dwa = defineWeighting({
  id: 'dwa',
  family: 'loss',
  citation: { text: 'Liu, Johns and Davison 2019', url: 'https://arxiv.org/abs/1803.10704' },
  tex: String.raw`w = T \operatorname{softmax}(r / \tau), \qquad r_i = \frac{\bar L_i(e-1)}{\bar L_i(e-2)}`,
  options: {
    temperature: real({ default: 2, min: 0.1, max: 10, scale: 'log' }),
    period: integer({ default: 25, min: 1, max: 1000, scale: 'log', unit: 'steps' }),
  },
  needs: ['losses'],
  actsOn: 'losses',
  positiveLosses: true,
  scale: 'sum',
  remembers: { sum: 'perTask', seen: 'perTask', periods: 'perTask', last: 'perTask', before: 'perTask' },
  init: (taskCount): State => ({
    sum: filled(taskCount, 0),
    seen: filled(taskCount, 0),
    periods: filled(taskCount, 0),
    last: filled(taskCount, 1),
    before: filled(taskCount, 1),
  }),
  weigh({ losses, taskCount }, { temperature, period }, state) {
    const r = state.last.map((l, i) =>
      state.periods[i] < 2 || state.before[i] < VANISHED ? 1 : Math.min(l / state.before[i], 100 * temperature),
    )
    const weights = scaled(softmax(scaled(r, 1 / temperature)), taskCount)
    return { weights, state: counted(state, losses, period), trace: { w: weights, r } }
  },
})

/** Adds the losses. Closes the period of each task that took part in `period` steps since its last period. */
function counted(state: State, losses: Vector, period: number): State {
  const sum = state.sum.map((x, i) => x + losses[i])
  const seen = state.seen.map((x) => x + 1)
  const closes = seen.map((count) => count >= period)
  return {
    sum: sum.map((x, i) => (closes[i] ? 0 : x)),
    seen: seen.map((count, i) => (closes[i] ? 0 : count)),
    periods: state.periods.map((x, i) => (closes[i] ? x + 1 : x)),
    last: state.last.map((x, i) => (closes[i] ? sum[i] / seen[i] : x)),
    before: state.before.map((x, i) => (closes[i] ? state.last[i] : x)),
  }
}
