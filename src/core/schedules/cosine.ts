import { integer, real } from '../options'
import { defineSchedule } from './define'

/**
 * Cosine annealing from 1 to `floor` over `length` steps, constant afterwards.
 * Loshchilov and Hutter 2017, https://arxiv.org/abs/1608.03983.
 */
export const cosine = defineSchedule({
  id: 'cosine',
  options: {
    length: integer({ default: 3000, min: 1, max: 1_000_000, scale: 'log', unit: 'steps' }),
    floor: real({ default: 0, min: 0, max: 1 }),
  },
  tex: String.raw`\eta_s = \eta_0 \bigl(f + \tfrac{1-f}{2}(1 + \cos \pi s / n)\bigr)`,
  factor: (s, { length, floor }) => floor + ((1 - floor) / 2) * (1 + Math.cos(Math.PI * Math.min(s / length, 1))),
})
