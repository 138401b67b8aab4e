import { defineLoss } from './define'
import { shortfall, signOf } from './hinge'

/** Squared hinge loss, y in {0, 1} read as s = ±1: max(1 − s z, 0)²; derivative −2 s max(1 − s z, 0). */
export const squaredHinge = defineLoss({
  id: 'squaredHinge',
  form: 'elementwise',
  fits: ['binary'],
  options: {},
  tex: String.raw`\max(1 - s z,\, 0)^2, \quad s = 2y - 1`,
  properties: { convex: true, smooth: true, boundedGradient: false, targets: 'zeroOrOne' },
  link: 'sign',
  value: (o, { output, target }) => {
    const short = shortfall(o, output, target)
    return o.multiply(short, short)
  },
  derivative: (o, { output, target }) =>
    o.multiply(o.multiply(o.constant(-2), signOf(o, target)), shortfall(o, output, target)),
})
