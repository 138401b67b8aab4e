import type { Operations } from '../formulas/operations'
import { defineLoss } from './define'

/** ln(1 + e^z) = max(z, 0) + ln(1 + e^{−|z|}), which cannot overflow. */
export const softplus = <V, C>(o: Operations<V, C>, z: V): V =>
  o.add(o.maximum(z, o.constant(0)), o.log1p(o.exp(o.negate(o.absolute(z)))))

/** 1 / (1 + e^−z) by tanh, which cannot overflow. */
export const logistic = <V, C>(o: Operations<V, C>, z: V): V => {
  const half = o.constant(0.5)
  return o.add(half, o.multiply(half, o.tanh(o.multiply(half, z))))
}

/**
 * Binary cross-entropy from logits, y in {0, 1}: −y ln σ(z) − (1 − y) ln(1 − σ(z)) = ln(1 + e^z) − y z.
 * Derivative σ(z) − y. Unit: nats. PyTorch's `BCEWithLogitsLoss`.
 */
export const bce = defineLoss({
  id: 'bce',
  form: 'elementwise',
  fits: ['binary'],
  options: {},
  tex: String.raw`-y \ln \sigma(z) - (1-y) \ln\bigl(1 - \sigma(z)\bigr)`,
  properties: { convex: true, smooth: true, boundedGradient: true, targets: 'zeroOrOne' },
  link: 'logistic',
  value: (o, { output, target }) => o.subtract(softplus(o, output), o.multiply(target, output)),
  derivative: (o, { output, target }) => o.subtract(logistic(o, output), target),
})
