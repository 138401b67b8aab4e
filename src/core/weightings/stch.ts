/**
 * STCH: smooth Tchebycheff, a soft maximum of the losses.
 *
 *     log:     y = ln(l / ν),  total = T μ ln Σ e^{y_i / μ},      α_i = h_i = T σ(y / μ)_i / l_i
 *     linear:  total = μ ln Σ e^{λ_i (l_i − z_i) / μ},            α_i = h_i = λ_i σ(λ (l − z) / μ)_i
 *
 * | symbol | here         | shape  | unit                                                             |
 * | ------ | ------------ | ------ | ---------------------------------------------------------------- |
 * | ν      | `nadir`      | [T]    | loss; mean over the last `nadirSteps` of `warmup` steps          |
 * | μ      | `mu`         | scalar | none (log) or loss (linear); 0 is the hard maximum               |
 * | λ      | `preference` | [T]    | none; 1/T each                                                   |
 * | z      | `reference`  | [T]    | loss; the ideal point, 0                                         |
 * | α      | `weights`    | [T]    | 1/loss (log), none (linear)                                      |
 *
 * During the warm-up of the log form the total is the sum of ln l. A task's steps without a label do not count. A task
 * that comes late has its own warm-up, beside the maximum over the others. Log: the scale of a loss does not change the
 * direction.
 *
 * Lin, Zhang, Yang, Liu, Wang, Zhang 2024, https://arxiv.org/abs/2402.19078. The log form and its nadir are those of
 * the official MTL code (as in LibMTL), the linear form is that of the paper (as in TorchJD).
 */
import { filled, softmax } from '../numerics/dense'
import { choice, integer, perTask, real } from '../options'
import type { Decision, Vector } from './define'
import { defineWeighting } from './define'
import { positive, preferenceOf, referenceOf, SMALLEST_LOSS } from './preference'

interface State {
  /** Steps in which the task took part, [T]: each has its own warm-up. */
  readonly steps: Vector
  readonly sum: Vector
  readonly count: Vector
  readonly nadir: Vector
}

export const stch = defineWeighting({
  id: 'stch',
  family: 'loss',
  citation: { text: 'Lin, Zhang, Yang, Liu, Wang and Zhang 2024', url: 'https://arxiv.org/abs/2402.19078' },
  tex: String.raw`L = \mu \ln \sum_i \exp\!\Bigl(\frac{\ln (L_i / \nu_i)}{\mu}\Bigr)`,
  options: {
    variant: choice({ default: 'log', values: ['log', 'linear'] }),
    mu: real({ default: 1, min: 0.001, max: 10, scale: 'log' }),
    warmup: integer({ default: 50, min: 0, max: 500, unit: 'steps' }),
    nadirSteps: integer({ default: 10, min: 1, max: 500, unit: 'steps' }),
    preference: perTask({ default: 'share', min: 0, max: 10 }),
    reference: perTask({ default: 0, min: -1000, max: 1000 }),
  },
  needs: ['losses'],
  actsOn: 'losses',
  positiveLosses: ({ variant }) => variant === 'log',
  scale: 'own',
  remembers: { steps: 'perTask', sum: 'perTask', count: 'perTask', nadir: 'perTask' },
  init: (taskCount): State => ({
    steps: filled(taskCount, 0),
    sum: filled(taskCount, 0),
    count: filled(taskCount, 0),
    nadir: filled(taskCount, 1),
  }),
  weigh({ losses, taskCount }, options, state): Decision<State> {
    const { variant, mu, warmup } = options
    if (variant === 'linear') {
      const lambda = preferenceOf(options.preference, taskCount)
      const z = referenceOf(options.reference, taskCount)
      const share = softmax(losses.map((l, i) => (lambda[i] * (l - z[i])) / mu))
      const weights = share.map((x, i) => x * lambda[i])
      return { weights, state, trace: { w: weights } }
    }
    const next = gathered(state, losses, warmup, options.nadirSteps)
    const l = positive(losses)
    const warming = state.steps.map((steps) => steps < warmup)
    const warm = warming.filter((is) => !is).length
    const nadir = next.nadir.map((x) => Math.max(x, SMALLEST_LOSS))
    // The maximum is over the tasks that have a nadir.
    const share = softmax(l.map((x, i) => (warming[i] ? Number.NEGATIVE_INFINITY : Math.log(x / nadir[i]) / mu)))
    const weights = l.map((x, i) => (warming[i] ? 1 / x : (warm * share[i]) / x))
    return { weights, state: next, trace: { w: weights, nu: next.nadir } }
  },
})

/**
 * Counts the step. In the last steps of a task's warm-up it collects the nadir; without a warm-up, the first step's
 * loss.
 */
function gathered(state: State, losses: Vector, warmup: number, nadirSteps: number): State {
  const last = Math.max(warmup, 1)
  const inside = state.steps.map((steps) => steps < last && steps >= last - Math.min(nadirSteps, last))
  const sum = state.sum.map((x, i) => (inside[i] ? x + losses[i] : x))
  const count = state.count.map((x, i) => (inside[i] ? x + 1 : x))
  return {
    steps: state.steps.map((steps) => steps + 1),
    sum,
    count,
    nadir: state.nadir.map((x, i) => (inside[i] ? sum[i] / count[i] : x)),
  }
}
