import { defineLoss } from './define'
import { decayOf } from './logits'

/**
 * Binary cross-entropy from logits, y in {0, 1}, in nats; PyTorch's `BCEWithLogitsLoss`:
 *
 *     l = −y ln σ(z) − (1 − y) ln(1 − σ(z)) = max(z, 0) − y z + ln(1 + e^{−|z|})
 *     ∂l/∂z = σ(z) − y = (1 − y − y e^{−z}) / (1 + e^{−z})
 *
 * Summed in this order, both keep their digits when the output is right and certain. In float32
 * σ(z) − 1 would be 0 from z = 17 on.
 */
export const bce = defineLoss({
  id: 'bce',
  form: 'elementwise',
  fits: ['binary'],
  options: {},
  tex: String.raw`-y \ln \sigma(z) - (1-y) \ln\bigl(1 - \sigma(z)\bigr)`,
  properties: { convex: true, smooth: true, boundedGradient: true, targets: 'zeroOrOne' },
  link: 'logistic',
  value: (o, { output, target }) => {
    const linear = o.subtract(o.maximum(output, o.constant(0)), o.multiply(target, output))
    return o.add(linear, o.log1p(decayOf(o, output)))
  },
  derivative: (o, { output, target }) => {
    const decay = decayOf(o, output)
    const rest = o.subtract(o.constant(1), target)
    const whenNegative = o.subtract(o.multiply(rest, decay), target)
    const whenPositive = o.subtract(rest, o.multiply(target, decay))
    const numerator = o.select(o.less(output, o.constant(0)), whenNegative, whenPositive)
    return o.divide(numerator, o.add(o.constant(1), decay))
  },
})
