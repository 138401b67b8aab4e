import { integer, real } from '../options'
import { defineSchedule } from './define'

/** Step decay, γ^⌊s / every⌋ (PyTorch's `StepLR`). */
export const step = defineSchedule({
  id: 'step',
  options: {
    every: integer({ default: 500, min: 1, max: 100_000, scale: 'log', unit: 'steps' }),
    factor: real({ default: 0.5, min: 0.01, max: 1 }),
  },
  tex: String.raw`\eta_s = \eta_0\, \gamma^{\lfloor s / n \rfloor}`,
  factor: (s, { every, factor }) => factor ** Math.floor(s / every),
})
