import { perClass, real } from '../options'
import { defineLoss } from './define'

/**
 * Softmax cross-entropy from K logits with label smoothing s and a weight w_k for each class: the target is 1 − s on
 * class y plus s / K on every class,
 *
 *     l = −(1 − s) w_y ln p_y − s · mean_k w_k ln p_k
 *     ∂l/∂z_k = (1 − s) w_y (p_k − [k = y]) + s (w̄ p_k − w_k / K),      w̄ = mean_k w_k
 *
 * Unit: nats. PyTorch's `CrossEntropyLoss(weight=w, label_smoothing=s)`, whose mean over a batch divides by Σ_b w_{y_b}.
 * The engines apply the weights (`define.ts`), so the formulas here have none. Automatic weights are balanced ones
 * (`classWeights.ts`). Smoothing: Szegedy et al. 2016, https://arxiv.org/abs/1512.00567.
 */
export const softmax = defineLoss({
  id: 'softmax',
  form: 'categorical',
  fits: ['multiclass'],
  options: {
    smoothing: real({ default: 0, min: 0, max: 0.5 }),
    classWeights: perClass({ default: 1, min: 0.01, max: 100 }),
  },
  citation: { text: 'Szegedy, Vanhoucke, Ioffe, Shlens and Wojna 2016', url: 'https://arxiv.org/abs/1512.00567' },
  tex: String.raw`-(1-s)\,w_y \ln p_y - \frac{s}{K} \sum_k w_k \ln p_k, \quad p = \operatorname{softmax}(z)`,
  properties: { convex: true, smooth: true, boundedGradient: true, targets: 'classIndex' },
  value: (o, { logTarget, meanLog, smoothing }) =>
    o.negate(o.add(o.multiply(o.subtract(o.constant(1), smoothing), logTarget), o.multiply(smoothing, meanLog))),
  pull: (o, { smoothing }) => o.subtract(o.constant(1), smoothing),
  spread: (_o, { smoothing }) => smoothing,
})
