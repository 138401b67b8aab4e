import { defineActivation } from './define'

/** The identity, for a linear trunk that shows what non-linearity adds. */
export const linear = defineActivation({
  id: 'linear',
  value: (_o, { input }) => input,
  derivative: (o) => o.constant(1),
  derivativeFrom: 'output',
  tex: 'z',
  initialGain: 1,
})
