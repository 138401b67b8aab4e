import { defineSchedule } from './define'

/** Constant learning rate: factor 1. */
export const constant = defineSchedule({
  id: 'constant',
  options: {},
  tex: String.raw`\eta_s = \eta_0`,
  factor: () => 1,
})
