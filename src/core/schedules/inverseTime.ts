import { integer } from '../options'
import { defineSchedule } from './define'

/** Inverse time decay, 1 / (1 + s / τ): half after τ steps, a third after 2τ. */
export const inverseTime = defineSchedule({
  id: 'inverseTime',
  options: { timeScale: integer({ default: 500, min: 1, max: 100_000, scale: 'log', unit: 'steps' }) },
  tex: String.raw`\eta_s = \frac{\eta_0}{1 + s/\tau}`,
  factor: (s, { timeScale }) => 1 / (1 + s / timeScale),
})
