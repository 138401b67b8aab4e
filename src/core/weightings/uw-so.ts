/**
 * UW-SO: uncertainty weighting solved in closed form and softened.
 *
 *     α = h = σ(1 / ((l + 1e-8) temperature))          (`softmax` off, UW-O:  α_i = 1 / (l_i + 1e-8))
 *
 * l: [T], loss; temperature: 1/loss; α: [T], Σ = 1 with softmax. A loss that goes to 0 takes all the weight, a known
 * failure of the method. The scale of the losses matters in both forms.
 *
 * Kirchdorfer, Elich, Kutsche, Stuckenschmidt, Schott, Köhler 2024, https://arxiv.org/abs/2408.07985.
 */
import { softmax as soften } from '../numerics/dense'
import { real, toggle } from '../options'
import { defineWeighting } from './define'

const GUARD = 1e-8

export const uwSo = defineWeighting({
  id: 'uw-so',
  family: 'loss',
  citation: {
    text: 'Kirchdorfer, Elich, Kutsche, Stuckenschmidt, Schott and Köhler 2024',
    url: 'https://arxiv.org/abs/2408.07985',
  },
  tex: String.raw`w = \operatorname{softmax}\!\Bigl(\frac{1}{\tau L}\Bigr)`,
  options: {
    temperature: real({ default: 1, min: 0.1, max: 100, scale: 'log' }),
    softmax: toggle({ default: true }),
  },
  needs: ['losses'],
  actsOn: 'losses',
  positiveLosses: true,
  scale: 'mean',
  init: () => null,
  weigh({ losses }, { temperature, softmax }) {
    const inverse = losses.map((l) => 1 / (Math.max(l, 0) + GUARD))
    const weights = softmax ? soften(losses.map((l) => 1 / ((Math.max(l, 0) + GUARD) * temperature))) : inverse
    return { weights, state: null, trace: { w: weights } }
  },
})
