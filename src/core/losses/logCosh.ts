import { defineLoss } from './define'

/**
 * Log-cosh of e = z − y: quadratic near 0, absolute far away. Derivative tanh e.
 *
 *     ln cosh e = |e| + ln(1 + e^{−2|e|}) − ln 2        where |e| ≥ 1/2, cannot overflow
 *               = −½ ln(1 − tanh² e)                    where |e| < 1/2, does not cancel
 */
export const logCosh = defineLoss({
  id: 'logCosh',
  form: 'elementwise',
  fits: ['regression'],
  options: {},
  tex: String.raw`\ln\cosh(z - y)`,
  properties: { convex: true, smooth: true, boundedGradient: true, targets: 'any' },
  link: 'identity',
  value: (o, { output, target }) => {
    const size = o.absolute(o.subtract(output, target))
    const half = o.constant(0.5)
    const tail = o.log1p(o.exp(o.multiply(o.constant(-2), size)))
    const far = o.subtract(o.add(size, tail), o.constant(Math.LN2))
    const slope = o.tanh(o.minimum(size, half))
    const near = o.multiply(o.constant(-0.5), o.log1p(o.negate(o.multiply(slope, slope))))
    return o.select(o.less(size, half), near, far)
  },
  derivative: (o, { output, target }) => o.tanh(o.subtract(output, target)),
})
