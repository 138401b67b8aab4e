import { defineActivation } from './define'

/**
 * Gaussian error linear unit z Φ(z), exact with erf (PyTorch's default; the tanh form differs by up
 * to 4.7e-4). The derivative Φ(z) + z φ(z) needs z, which a does not determine.
 *
 * Hendrycks and Gimpel 2016, https://arxiv.org/abs/1606.08415.
 */
export const gelu = defineActivation({
  id: 'gelu',
  value: (o, { input }) =>
    o.multiply(
      o.multiply(o.constant(0.5), input),
      o.add(o.constant(1), o.erf(o.multiply(o.constant(Math.SQRT1_2), input))),
    ),
  derivative: (o, { input }) => {
    const cumulative = o.multiply(
      o.constant(0.5),
      o.add(o.constant(1), o.erf(o.multiply(o.constant(Math.SQRT1_2), input))),
    )
    const density = o.multiply(
      o.constant(1 / Math.sqrt(2 * Math.PI)),
      o.exp(o.multiply(o.constant(-0.5), o.multiply(input, input))),
    )
    return o.add(cumulative, o.multiply(input, density))
  },
  derivativeFrom: 'input',
  tex: String.raw`z\,\Phi(z)`,
  initialGain: Math.SQRT2,
})
