import { defineActivation } from './define'

/** The identity: a linear trunk, to see what non-linearity is for. */
export const linear = defineActivation({
  id: 'linear',
  value: (_o, { input }) => input,
  derivative: (o) => o.constant(1),
  derivativeFrom: 'output',
  tex: 'z',
  initialGain: 1,
})
