import { integer } from '../options'
import { defineSchedule } from './define'

/** Exponential decay by half every `halfLife` steps: 2^(−s / halfLife). */
export const exponential = defineSchedule({
  id: 'exponential',
  options: { halfLife: integer({ default: 1000, min: 1, max: 100_000, scale: 'log', unit: 'steps' }) },
  tex: String.raw`\eta_s = \eta_0\, 2^{-s/h}`,
  factor: (s, { halfLife }) => 2 ** (-s / halfLife),
})
