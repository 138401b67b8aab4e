import { defineActivation } from './define'

/** Logistic sigmoid 1 / (1 + e^−z), written as (1 + tanh(z/2)) / 2, which cannot overflow; derivative a (1 − a). */
export const sigmoid = defineActivation({
  id: 'sigmoid',
  value: (o, { input }) => {
    const half = o.constant(0.5)
    return o.add(half, o.multiply(half, o.tanh(o.multiply(half, input))))
  },
  derivative: (o, { output }) => o.multiply(output, o.subtract(o.constant(1), output)),
  derivativeFrom: 'output',
  tex: String.raw`\frac{1}{1 + e^{-z}}`,
  // The slope at 0 is 1/4. Compensating with four times tanh's gain would start saturated, so use PyTorch's gain of 1.
  initialGain: 1,
})
