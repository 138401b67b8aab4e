import { real } from '../options'
import { defineLoss } from './define'

/**
 * ε-insensitive loss of support-vector regression: max(|z − y| − ε, 0); derivative sign(z − y) outside
 * the tube, 0 inside. ε has the target's unit.
 *
 * Vapnik 1995, "The Nature of Statistical Learning Theory", https://doi.org/10.1007/978-1-4757-2440-0.
 */
export const epsilonInsensitive = defineLoss({
  id: 'epsilonInsensitive',
  form: 'elementwise',
  fits: ['regression'],
  options: { epsilon: real({ default: 0.1, min: 0, max: 10 }) },
  citation: { text: 'Vapnik 1995', url: 'https://doi.org/10.1007/978-1-4757-2440-0' },
  tex: String.raw`\max(|z - y| - \varepsilon,\, 0)`,
  properties: { convex: true, smooth: false, boundedGradient: true, targets: 'any' },
  link: 'identity',
  value: (o, { output, target, epsilon }) =>
    o.maximum(o.subtract(o.absolute(o.subtract(output, target)), epsilon), o.constant(0)),
  derivative: (o, { output, target, epsilon }) => {
    const error = o.subtract(output, target)
    return o.select(o.less(epsilon, o.absolute(error)), o.sign(error), o.constant(0))
  },
})
