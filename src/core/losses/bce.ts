import type { Operations } from '../formulas/operations'
import { real } from '../options'
import { defineLoss } from './define'
import { decayOf } from './logits'

/** 1 + (w − 1) y: w for y = 1 and 1 for y = 0. */
const weightOf = <V, C>(o: Operations<V, C>, target: V, weight: V): V =>
  o.add(o.constant(1), o.multiply(o.subtract(weight, o.constant(1)), target))

/**
 * Binary cross-entropy from logits, y in {0, 1}, in nats, with the weight w of class 1; PyTorch's
 * `BCEWithLogitsLoss(pos_weight=w)`:
 *
 *     l = −w y ln σ(z) − (1 − y) ln(1 − σ(z)) = (1 + (w − 1) y) (max(z, 0) − y z + ln(1 + e^{−|z|}))
 *     ∂l/∂z = (1 + (w − 1) y) (σ(z) − y),      σ(z) − y = (1 − y − y e^{−z}) / (1 + e^{−z})
 *
 * w = 1 is the plain loss. The automatic w is the number of labels 0 over that of labels 1 (`classWeights.ts`).
 * The mean over a batch divides by the number of rows, whatever w is. With several yes/no columns it is the mean over them
 * too, as PyTorch's over [N, K], and w is the same for all columns.
 *
 * Summed in this order, both keep their digits when the output is right and certain. In float32
 * σ(z) − 1 would be 0 from z = 17 on.
 */
export const bce = defineLoss({
  id: 'bce',
  form: 'elementwise',
  fits: ['binary'],
  options: { positiveWeight: real({ default: 1, min: 0.01, max: 100, scale: 'log', auto: true }) },
  tex: String.raw`-w\,y \ln \sigma(z) - (1-y) \ln\bigl(1 - \sigma(z)\bigr)`,
  properties: { convex: true, smooth: true, boundedGradient: true, targets: 'zeroOrOne' },
  link: 'logistic',
  value: (o, { output, target, positiveWeight }) => {
    const linear = o.subtract(o.maximum(output, o.constant(0)), o.multiply(target, output))
    return o.multiply(weightOf(o, target, positiveWeight), o.add(linear, o.log1p(decayOf(o, output))))
  },
  derivative: (o, { output, target, positiveWeight }) => {
    const decay = decayOf(o, output)
    const rest = o.subtract(o.constant(1), target)
    const whenNegative = o.subtract(o.multiply(rest, decay), target)
    const whenPositive = o.subtract(rest, o.multiply(target, decay))
    const numerator = o.select(o.less(output, o.constant(0)), whenNegative, whenPositive)
    return o.multiply(weightOf(o, target, positiveWeight), o.divide(numerator, o.add(o.constant(1), decay)))
  },
})
