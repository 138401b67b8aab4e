import { real } from '../options'
import { defineLoss } from './define'

/**
 * Quantile (pinball) loss with e = y − z: max(q e, (q − 1) e); derivative −q where z < y, 1 − q where
 * z > y, 0 where they meet. Its minimiser is the q-quantile; q = 1/2 is half the absolute error.
 *
 * Koenker and Bassett 1978, https://doi.org/10.2307/1913643.
 */
export const quantile = defineLoss({
  id: 'quantile',
  form: 'elementwise',
  fits: ['regression'],
  options: { quantile: real({ default: 0.5, min: 0.01, max: 0.99 }) },
  citation: { text: 'Koenker and Bassett 1978', url: 'https://doi.org/10.2307/1913643' },
  tex: String.raw`\max\bigl(q\,(y-z),\, (q-1)(y-z)\bigr)`,
  properties: { convex: true, smooth: false, boundedGradient: true, targets: 'any' },
  link: 'identity',
  quantileOption: 'quantile',
  value: (o, { output, target, quantile: q }) => {
    const error = o.subtract(target, output)
    return o.maximum(o.multiply(q, error), o.multiply(o.subtract(q, o.constant(1)), error))
  },
  derivative: (o, { output, target, quantile: q }) => {
    // sign/2 + 1/2 − q, and 0 at the kink.
    const side = o.sign(o.subtract(output, target))
    const slope = o.add(o.multiply(o.constant(0.5), side), o.subtract(o.constant(0.5), q))
    return o.multiply(o.absolute(side), slope)
  },
})
