import { defineSchedule } from './define'

/** The learning rate stays: factor 1. */
export const constant = defineSchedule({
  id: 'constant',
  options: {},
  tex: String.raw`\eta_s = \eta_0`,
  factor: () => 1,
})
