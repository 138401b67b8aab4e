import { defineActivation } from './define'

/** Rectified linear unit, max(z, 0); its derivative is [a > 0], 0 at the kink as in PyTorch. */
export const relu = defineActivation({
  id: 'relu',
  value: (o, { input }) => o.maximum(input, o.constant(0)),
  derivative: (o, { output }) => o.select(o.less(o.constant(0), output), o.constant(1), o.constant(0)),
  derivativeFrom: 'output',
  tex: String.raw`\max(z, 0)`,
  initialGain: Math.SQRT2,
})
