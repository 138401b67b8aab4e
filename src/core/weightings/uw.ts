/**
 * UW: uncertainty weighting, which learns the noise of each task beside the network.
 *
 *     total = Σ a_i e^{−s_i} l_i + R(s_i),   s_i = ln σ_i²,   α = h = a e^{−s};   ∂/∂s_i = R′(s_i) − a_i e^{−s_i} l_i
 *
 *     R = ½ s = ln σ,   R′ = ½  (`log`)      or      R = ln(1 + e^s) = ln(1 + σ²),   R′ = 1 / (1 + e^{−s})  (`positive`)
 *
 * | symbol | here                | shape | unit                                           |
 * | ------ | ------------------- | ----- | ---------------------------------------------- |
 * | s      | `state.logVariance` | [T]   | ln loss; clamped to ±20                        |
 * | σ      | `sigma`             | [T]   | √loss                                          |
 * | a      | `factors`           | [T]   | none; ½, or 1 for a cross-entropy (`classes`)  |
 * | α, h   | `weights`           | [T]   | 1 / loss; a step's weights use s of before it  |
 *
 * Fixed point with `log`: e^s = 2 a l, so α = 1/(2l) with either factor, and the scale of a loss then does not change
 * the direction. For a loss of 0, s falls and α grows until the clamp. With `positive` the fixed point is e^{2s} =
 * (1 + e^s) a l: a small loss gets α ≈ √(a / l) instead of 1/(2l), a large one 1/l, and the total is never below 0
 * unless a loss is.
 *
 * Kendall, Gal, Cipolla 2018, https://arxiv.org/abs/1705.07115. The paper has ½ for regression and 1 for
 * classification (`classes: 'one'`); our default is ½ for all, as LibMTL and TorchJD. `positive`: Liebel and Körner 2018,
 * https://arxiv.org/abs/1805.06334, whose c is σ, with factor ½ for all.
 */
import { uncertaintyTotal } from '../measures/uncertainty'
import { filled } from '../numerics/dense'
import { choice, real } from '../options'
import type { Vector } from './define'
import { defineWeighting } from './define'
import { type Learned, learn, learnedMemory, learnedOptions, startLearning } from './learned'

export type UncertaintyForm = 'log' | 'positive'

interface State extends Omit<Learned, 'values'> {
  readonly logVariance: Vector
}

const LIMIT = 20

/** a [T]: ½, or 1 for each task with a cross-entropy if `classes` is `one`. */
export const factorsOf = (crossEntropy: readonly boolean[], classes: 'half' | 'one'): number[] =>
  crossEntropy.map((is) => (is && classes === 'one' ? 1 : 0.5))

export const uw = defineWeighting({
  id: 'uw',
  family: 'loss',
  citation: { text: 'Kendall, Gal and Cipolla 2018; Liebel and Körner 2018', url: 'https://arxiv.org/abs/1705.07115' },
  tex: String.raw`L = \sum_i \frac{1}{2\sigma_i^2} L_i + \ln \sigma_i`,
  texWith: ({ form, classes }) =>
    String.raw`L = \sum_i ${classes === 'one' ? String.raw`\frac{a_i}{\sigma_i^2}` : String.raw`\frac{1}{2\sigma_i^2}`} L_i + ${
      form === 'log' ? String.raw`\ln \sigma_i` : String.raw`\ln (1 + \sigma_i^2)`
    }`,
  options: {
    init: real({ default: 0, min: -4, max: 4 }),
    form: choice({ default: 'log', values: ['log', 'positive'] }),
    classes: choice({ default: 'half', values: ['half', 'one'] }),
    ...learnedOptions,
  },
  needs: ['losses'],
  actsOn: 'losses',
  positiveLosses: true,
  scale: 'own',
  remembers: { logVariance: 'perTask', ...learnedMemory },
  init: (taskCount, { init }): State => named(startLearning(filled(taskCount, init))),
  weigh({ losses, crossEntropy }, { form, classes, optimizer, learningRate }, state) {
    const { logVariance: s, ...rest } = state
    const factors = factorsOf(crossEntropy, classes)
    const weights = s.map((x, i) => factors[i] * Math.exp(-x))
    const gradient = s.map((x, i) => (form === 'log' ? 0.5 : 1 / (1 + Math.exp(-x))) - weights[i] * losses[i])
    const next = learn({ values: s, ...rest }, gradient, optimizer, learningRate, LIMIT)
    const total = uncertaintyTotal(weights, losses, factors, form)
    return { weights, state: named(next), trace: { L: total, w: weights, sigma: s.map((x) => Math.exp(x / 2)) } }
  },
})

const named = ({ values, ...rest }: Learned): State => ({ logVariance: values, ...rest })
