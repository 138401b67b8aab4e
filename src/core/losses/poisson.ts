import type { Operations } from '../formulas/operations'
import { defineLoss } from './define'

/** e^30 is about 1e13, larger than any count here, and float32 can still hold the squared gradient. */
export const LARGEST_LOG_RATE = 30
const rate = <V, C>(o: Operations<V, C>, z: V): V => o.exp(o.minimum(z, o.constant(LARGEST_LOG_RATE)))

/**
 * Poisson negative log-likelihood with log link, rate e^z, count y ≥ 0: l = e^z − y z, without the
 * constant ln y!, so it may be negative. Derivative e^z − y. PyTorch's `PoissonNLLLoss`. Above z = 30
 * the loss follows its tangent, so that it stays finite and the gradient points back.
 */
export const poisson = defineLoss({
  id: 'poisson',
  form: 'elementwise',
  fits: ['regression'],
  options: {},
  tex: String.raw`e^{z} - y\,z`,
  properties: { convex: true, smooth: true, boundedGradient: false, targets: 'nonNegative' },
  link: 'exp',
  value: (o, { output, target }) => {
    const beyond = o.maximum(o.subtract(output, o.constant(LARGEST_LOG_RATE)), o.constant(0))
    const mass = o.multiply(rate(o, output), o.add(o.constant(1), beyond))
    return o.subtract(mass, o.multiply(target, output))
  },
  derivative: (o, { output, target }) => o.subtract(rate(o, output), target),
})
