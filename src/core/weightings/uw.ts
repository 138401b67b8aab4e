/**
 * UW: uncertainty weighting, which learns the noise of each task beside the network.
 *
 *     total = Σ ½ e^{−s_i} l_i + ½ s_i,   s_i = ln σ_i²,   α = h = ½ e^{−s};   ∂/∂s_i = ½ (1 − e^{−s_i} l_i)
 *
 * | symbol | here                | shape | unit                                           |
 * | ------ | ------------------- | ----- | ---------------------------------------------- |
 * | s      | `state.logVariance` | [T]   | ln loss; clamped to ±20                        |
 * | σ      | `sigma`             | [T]   | √loss                                          |
 * | α, h   | `weights`           | [T]   | 1 / loss; a step's weights use s of before it  |
 *
 * Fixed point: e^s = l, so α = 1/(2l), and the scale of a loss then does not change the direction. For a loss of 0, s
 * falls and α grows until the clamp.
 *
 * Kendall, Gal, Cipolla 2018, https://arxiv.org/abs/1705.07115. The paper has ½ for regression and 1 for
 * classification; ours is ½ for all, as LibMTL and TorchJD.
 */
import { filled } from '../numerics/dense'
import { real } from '../options'
import type { Vector } from './define'
import { defineWeighting } from './define'
import { type Learned, learn, learnedMemory, learnedOptions, startLearning } from './learned'

interface State extends Omit<Learned, 'values'> {
  readonly logVariance: Vector
}

const LIMIT = 20

export const uw = defineWeighting({
  id: 'uw',
  family: 'loss',
  citation: { text: 'Kendall, Gal and Cipolla 2018', url: 'https://arxiv.org/abs/1705.07115' },
  tex: String.raw`L = \sum_i \frac{1}{2\sigma_i^2} L_i + \ln \sigma_i`,
  options: { init: real({ default: 0, min: -4, max: 4 }), ...learnedOptions },
  needs: ['losses'],
  actsOn: 'losses',
  positiveLosses: true,
  scale: 'own',
  remembers: { logVariance: 'perTask', ...learnedMemory },
  init: (taskCount, { init }): State => named(startLearning(filled(taskCount, init))),
  weigh({ losses }, { optimizer, learningRate }, state) {
    const { logVariance: s, ...rest } = state
    const weights = s.map((x) => 0.5 * Math.exp(-x))
    const gradient = s.map((x, i) => 0.5 * (1 - Math.exp(-x) * losses[i]))
    const next = learn({ values: s, ...rest }, gradient, optimizer, learningRate, LIMIT)
    return { weights, state: named(next), trace: { w: weights, sigma: s.map((x) => Math.exp(x / 2)) } }
  },
})

const named = ({ values, ...rest }: Learned): State => ({ logVariance: values, ...rest })
