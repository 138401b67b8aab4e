/**
 * CoV-Weighting: weights a task by how much its loss still varies, relative to its mean.
 *
 *     ρ_i = l_i / μ^L_i (1 in the first step),   α = h = 1/T for t ≤ 1, then α_i = c_i / Σ c · (share of
 *     the tasks with t > 1),  c_i = σ_i / μ^ρ_i;  t counts a task's own steps
 *
 * | symbol | here     | shape | unit                                                             |
 * | ------ | -------- | ----- | ---------------------------------------------------------------- |
 * | μ^L    | `state`  | [T]   | loss; running mean of the losses before this step                |
 * | μ^ρ, σ | `state`  | [T]   | none; running mean and deviation of the ratios (Welford)         |
 * | α, h   | weights  | [T]   | none; Σ = 1                                                      |
 *
 * `mean` full: over all steps; decay: exponential with `meanDecay`. The scale of a loss has no effect.
 * Groenendijk, Karaoglu, Gevers, Mensink 2021, https://arxiv.org/abs/2009.01717. Equal to the authors' code.
 */
import { filled, total } from '../numerics/dense'
import { choice, real } from '../options'
import type { Vector } from './define'
import { defineWeighting } from './define'
import { SMALLEST_LOSS } from './preference'

interface State {
  /** Steps in which each task took part, [T]: a task may come later than the others. */
  readonly steps: Vector
  readonly meanLoss: Vector
  readonly meanRatio: Vector
  /** Sum of squared deviations of the ratios. */
  readonly spread: Vector
  readonly deviation: Vector
}

export const covWeighting = defineWeighting({
  id: 'cov-weighting',
  family: 'loss',
  citation: { text: 'Groenendijk, Karaoglu, Gevers and Mensink 2021', url: 'https://arxiv.org/abs/2009.01717' },
  tex: String.raw`w_i \propto \frac{\sigma_{\rho_i}}{\mu_{\rho_i}}, \qquad \rho_i = \frac{L_i}{\mu_{L_i}}`,
  options: {
    mean: choice({ default: 'full', values: ['full', 'decay'] }),
    meanDecay: real({ default: 0.99, min: 0.9, max: 0.999 }),
  },
  needs: ['losses'],
  actsOn: 'losses',
  positiveLosses: true,
  scale: 'mean',
  remembers: { steps: 'perTask', meanLoss: 'perTask', meanRatio: 'perTask', spread: 'perTask', deviation: 'perTask' },
  init: (taskCount): State => ({
    steps: filled(taskCount, 0),
    meanLoss: filled(taskCount, 0),
    meanRatio: filled(taskCount, 0),
    spread: filled(taskCount, 0),
    deviation: filled(taskCount, 0),
  }),
  weigh({ losses, taskCount }, { mean, meanDecay }, state) {
    const starting = state.steps.map((count) => count <= 1)
    const variation = state.deviation.map((sigma, i) =>
      starting[i] ? 0 : sigma / Math.max(state.meanRatio[i], SMALLEST_LOSS),
    )
    const sum = total(variation)
    const share = starting.filter((is) => !is).length / taskCount
    const weights = variation.map((c, i) => (starting[i] || !(sum > 0) ? 1 / taskCount : c * (1 / sum) * share))
    const keep = state.steps.map((t) => (t === 0 ? 0 : mean === 'decay' ? meanDecay : 1 - 1 / (t + 1)))
    return { weights, state: updated(state, losses, keep), trace: { w: weights } }
  },
})

/** `keep` [T]: share of the old means. */
function updated(state: State, losses: Vector, keep: Vector): State {
  const blend = (old: number, fresh: number, i: number) => keep[i] * old + (1 - keep[i]) * fresh
  const ratio = losses.map((l, i) => (state.steps[i] === 0 ? 1 : l / Math.max(state.meanLoss[i], SMALLEST_LOSS)))
  const meanRatio = ratio.map((rho, i) => blend(state.meanRatio[i], rho, i))
  const spread = ratio.map((rho, i) => state.spread[i] + (rho - state.meanRatio[i]) * (rho - meanRatio[i]))
  return {
    steps: state.steps.map((count) => count + 1),
    meanLoss: losses.map((l, i) => blend(state.meanLoss[i], l, i)),
    meanRatio,
    spread,
    deviation: spread.map((s, i) => Math.sqrt(s / (state.steps[i] + 1) + 1e-8)),
  }
}
