import { defineLoss } from './define'

/**
 * Log-cosh: ln cosh(z − y), written |e| + ln(1 + e^{−2|e|}) − ln 2, which cannot overflow. Quadratic near 0,
 * absolute far away. Derivative tanh(z − y).
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
    const tail = o.log1p(o.exp(o.multiply(o.constant(-2), size)))
    return o.subtract(o.add(size, tail), o.constant(Math.LN2))
  },
  derivative: (o, { output, target }) => o.tanh(o.subtract(output, target)),
})
