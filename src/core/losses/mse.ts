import { defineLoss } from './define'

/**
 * Squared error, l = (z − y)², ∂l/∂z = 2(z − y). No factor one half (PyTorch's `MSELoss`).
 * z, y: the target's unit; l: that unit squared.
 */
export const mse = defineLoss({
  id: 'mse',
  form: 'elementwise',
  fits: ['regression'],
  options: {},
  tex: String.raw`(z - y)^2`,
  properties: { convex: true, smooth: true, boundedGradient: false, targets: 'any' },
  link: 'identity',
  value: (o, { output, target }) => {
    const error = o.subtract(output, target)
    return o.multiply(error, error)
  },
  derivative: (o, { output, target }) => o.multiply(o.constant(2), o.subtract(output, target)),
})
