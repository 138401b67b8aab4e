import { defineActivation } from './define'

/** Hyperbolic tangent, (e^z − e^−z) / (e^z + e^−z); its derivative is 1 − a². */
export const tanh = defineActivation({
  id: 'tanh',
  value: (o, { input }) => o.tanh(input),
  derivative: (o, { output }) => o.subtract(o.constant(1), o.multiply(output, output)),
  derivativeFrom: 'output',
  tex: String.raw`\tanh z`,
  // PyTorch's recommended gain for tanh.
  initialGain: 5 / 3,
})
