/**
 * RLW: random loss weighting, with new random weights in every step.
 *
 *     z_i ~ N(0, 1),   α = h = σ(z)
 *
 * z: [T], drawn in task order; α, h: [T], a point of the simplex, mean 1/T each. `distribution`: normal
 * as in LibMTL and TorchJD; uniform (u / Σu), dirichlet (flat on the simplex: −ln u normalised),
 * bernoulli (b / Σb, drawn again while all are 0), constrained-bernoulli (one task at random).
 *
 * Lin, Ye, Zhang, Tsang 2022, https://arxiv.org/abs/2111.10603. The weights add up to 1, not T: with SGD,
 * compare with `equal` as the mean.
 */
import { filled, scaled, softmax, total } from '../numerics/dense'
import type { RandomSource } from '../numerics/random'
import { choice } from '../options'
import { defineWeighting } from './define'

const DISTRIBUTIONS = ['normal', 'uniform', 'dirichlet', 'bernoulli', 'constrained-bernoulli'] as const

export const rlw = defineWeighting({
  id: 'rlw',
  family: 'loss',
  citation: { text: 'Lin, Ye, Zhang and Tsang 2022', url: 'https://arxiv.org/abs/2111.10603' },
  tex: String.raw`w = \operatorname{softmax}(z), \qquad z_i \sim \mathcal{N}(0, 1)`,
  options: { distribution: choice({ default: 'normal', values: DISTRIBUTIONS }) },
  needs: [],
  actsOn: 'losses',
  scale: 'mean',
  init: () => null,
  weigh({ taskCount, random }, { distribution }) {
    const weights = draw(distribution, taskCount, random)
    return { weights, state: null, trace: { w: weights } }
  },
})

const MOST_REDRAWS = 64
/** Half the step of a draw of 24 bits: its logarithm is finite where u = 0. */
const SMALLEST_DRAW = 2 ** -25

function draw(distribution: (typeof DISTRIBUTIONS)[number], count: number, random: RandomSource): number[] {
  const each = (one: () => number) => Array.from({ length: count }, one)
  const shares = (values: number[]) => {
    const sum = total(values)
    return sum > 0 ? scaled(values, 1 / sum) : filled(count, 1 / count)
  }
  switch (distribution) {
    case 'normal':
      return softmax(each(() => random.normal()))
    case 'uniform':
      return shares(each(() => random.uniform()))
    case 'dirichlet':
      return shares(each(() => -Math.log(Math.max(random.uniform(), SMALLEST_DRAW))))
    case 'bernoulli': {
      for (let k = 0; k < MOST_REDRAWS; k++) {
        const chosen = each(() => (random.uniform() < 0.5 ? 0 : 1))
        if (chosen.includes(1)) return shares(chosen)
      }
      return filled(count, 1 / count)
    }
    case 'constrained-bernoulli': {
      const chosen = Math.min(Math.floor(random.uniform() * count), count - 1)
      return Array.from({ length: count }, (_, i) => (i === chosen ? 1 : 0))
    }
  }
}
