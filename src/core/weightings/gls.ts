/**
 * GLS: the geometric mean of the losses instead of their sum.
 *
 *     total = Π l_i^{v_i},  v = preference / Σ preference (1/T each),    α_i = h_i = v_i total / l_i
 *
 * l: [T], loss > 0 (clamped at 1e-8); α: [T], no unit. Rescaling one loss multiplies all α_i g_i by a common factor, so
 * the direction stays the same. Computed by logarithms. Chennupati, Sistu, Yogamani, Rawashdeh 2019,
 * https://arxiv.org/abs/1904.08492; `preference` is the paper's focused form. α multiplies the gradient; the "weight"
 * that LibMTL prints does not.
 */
import { total } from '../numerics/dense'
import { perTask } from '../options'
import { defineWeighting } from './define'
import { positive } from './preference'

export const gls = defineWeighting({
  id: 'gls',
  family: 'loss',
  citation: { text: 'Chennupati, Sistu, Yogamani and Rawashdeh 2019', url: 'https://arxiv.org/abs/1904.08492' },
  tex: String.raw`L = \Bigl(\prod_i L_i\Bigr)^{1/T}, \qquad w_i = \frac{L}{T L_i}`,
  options: { preference: perTask({ default: 1, min: 0, max: 10 }) },
  needs: ['losses'],
  actsOn: 'losses',
  positiveLosses: true,
  scale: 'own',
  init: () => null,
  weigh({ losses, taskCount }, { preference }) {
    const l = positive(losses)
    const p = l.map((_, i) => preference[i] ?? 1)
    const sum = total(p)
    const v = p.map((x) => (sum > 0 ? x / sum : 1 / taskCount))
    const product = Math.exp(total(l.map((x, i) => v[i] * Math.log(x))))
    const weights = l.map((x, i) => (v[i] * product) / x)
    return { weights, state: null, trace: { w: weights, L: product } }
  },
})
