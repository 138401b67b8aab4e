import type { Operations } from '../formulas/operations'
import { defineLoss } from './define'

/** Margin s z with s = 2y − 1, the target as −1 or 1. */
export const signOf = <V, C>(o: Operations<V, C>, target: V): V =>
  o.subtract(o.multiply(o.constant(2), target), o.constant(1))

/** max(1 − s z, 0) with s = ±1: the distance of the margin below 1. */
export const shortfall = <V, C>(o: Operations<V, C>, output: V, target: V): V =>
  o.maximum(o.subtract(o.constant(1), o.multiply(signOf(o, target), output)), o.constant(0))

/**
 * Hinge loss of support-vector machines, y in {0, 1} read as s = ±1: max(1 − s z, 0); derivative −s
 * while the margin s z is below 1.
 *
 * Cortes and Vapnik 1995, https://doi.org/10.1007/BF00994018.
 */
export const hinge = defineLoss({
  id: 'hinge',
  form: 'elementwise',
  fits: ['binary'],
  options: {},
  citation: { text: 'Cortes and Vapnik 1995', url: 'https://doi.org/10.1007/BF00994018' },
  tex: String.raw`\max(1 - s z,\, 0), \quad s = 2y - 1`,
  properties: { convex: true, smooth: false, boundedGradient: true, targets: 'zeroOrOne' },
  link: 'sign',
  value: (o, { output, target }) => shortfall(o, output, target),
  derivative: (o, { output, target }) =>
    o.select(o.less(o.constant(0), shortfall(o, output, target)), o.negate(signOf(o, target)), o.constant(0)),
})
