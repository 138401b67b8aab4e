/**
 * Sum of logarithms: the scale-invariant baseline.
 *
 *     total = Σ ln(shift + l_i),    α_i = h_i = 1 / (shift + l_i)
 *
 * l: [T], loss > 0 (clamped at 1e-8); α: [T], 1/loss. With `shift` 0 the scale of a loss does not change the direction.
 * Baseline "SI" of Navon et al. 2022, https://arxiv.org/abs/2202.01017; shift 1 is Samsung's.
 */
import { real } from '../options'
import { defineWeighting } from './define'
import { positive } from './preference'

export const scaleInvariant = defineWeighting({
  id: 'scale-invariant',
  family: 'loss',
  citation: { text: 'Navon et al. 2022', url: 'https://arxiv.org/abs/2202.01017' },
  tex: String.raw`L = \sum_i \ln L_i, \qquad w_i = \frac{1}{L_i}`,
  options: { shift: real({ default: 0, min: 0, max: 10 }) },
  needs: ['losses'],
  actsOn: 'losses',
  positiveLosses: ({ shift }) => shift === 0,
  scale: 'own',
  init: () => null,
  weigh({ losses }, { shift }) {
    const weights = positive(losses).map((l) => 1 / (shift + l))
    return { weights, state: null, trace: { w: weights } }
  },
})
