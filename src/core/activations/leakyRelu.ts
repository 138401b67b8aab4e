import { defineActivation } from './define'

/** PyTorch's default slope; tfjs has 0.2 and Keras 0.3. */
const SLOPE = 0.01

/** Leaky rectified linear unit: z where z > 0, else 0.01 z. The sign of a is that of z. */
export const leakyRelu = defineActivation({
  id: 'leakyRelu',
  value: (o, { input }) => o.select(o.less(o.constant(0), input), input, o.multiply(o.constant(SLOPE), input)),
  derivative: (o, { output }) => o.select(o.less(o.constant(0), output), o.constant(1), o.constant(SLOPE)),
  derivativeFrom: 'output',
  tex: String.raw`\max(z, 0.01\,z)`,
  initialGain: Math.sqrt(2 / (1 + SLOPE ** 2)),
})
