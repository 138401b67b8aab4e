import { defineLoss } from './define'

/** Absolute error, l = |z − y|, ∂l/∂z = sign(z − y), 0 where they meet. Unit: the target's. */
export const mae = defineLoss({
  id: 'mae',
  form: 'elementwise',
  fits: ['regression'],
  options: {},
  tex: String.raw`|z - y|`,
  properties: { convex: true, smooth: false, boundedGradient: true, targets: 'any' },
  link: 'identity',
  value: (o, { output, target }) => o.absolute(o.subtract(output, target)),
  derivative: (o, { output, target }) => o.sign(o.subtract(output, target)),
})
