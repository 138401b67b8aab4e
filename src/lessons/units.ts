/** The average of the losses, and why a unit breaks it. */
import { defaultConfig, defaultTask } from '../core/config/defaults'
import type { RunConfig } from '../core/config/types'
import { defineClaim, defineLesson, type Seen } from './define'

/** Two regressions on one trunk. `scale` is that of the second target: 1 = metres, 1000 = millimetres. */
const measuredIn = (scale: number, weight: number, learningRate: number): RunConfig => ({
  ...defaultConfig,
  problem: { ...defaultConfig.problem, samples: 300 },
  tasks: [defaultTask('t1', 'product', 'mse'), { ...defaultTask('t2', 'ripple', 'mse'), scale, weight }],
  network: { ...defaultConfig.network, trunk: [12] },
  training: {
    ...defaultConfig.training,
    optimizer: { id: 'momentum', options: {} },
    learningRate,
    batchSize: 64,
    stopAfter: 400,
  },
  weighting: { id: 'weighted-sum', options: {}, modifiers: [] },
})

const last = (values: ArrayLike<number>): number | null => (values.length > 0 ? values[values.length - 1] : null)
const testLoss = (task: number) => (seen: Seen) => last(seen.column('testLosses', task))

export const units = defineLesson({
  id: 'units',
  covers: ['3.1.1'],
  minutes: 6,
  steps: [
    {
      id: 'metres',
      shows: { place: 'run', config: measuredIn(1, 1, 0.05), until: 400 },
      looksAt: ['taskCurves', 'totalCurve'],
      tex: String.raw`L = \tfrac{1}{2}\,(L_1 + L_2)`,
      numbers: { first: testLoss(0), second: testLoss(1) },
    },
    {
      id: 'millimetres',
      shows: { place: 'run', config: measuredIn(1000, 1, 0.05 / 1e6), until: 400 },
      looksAt: ['taskCurves', 'paid'],
      question: { kind: 'choice', options: ['both', 'firstStops', 'secondStops'], right: 'firstStops' },
      tex: String.raw`(1000\,\hat y - 1000\,y)^2 = 10^6\,(\hat y - y)^2`,
      numbers: { first: testLoss(0) },
    },
    {
      id: 'weighed',
      shows: { place: 'run', config: measuredIn(1000, 1e-6, 0.05), until: 400 },
      looksAt: ['weights', 'taskCurves'],
      question: { kind: 'choice', options: ['both', 'firstStops'], right: 'both' },
      tex: String.raw`w_2 = \frac{1}{1000^2}`,
      numbers: { first: testLoss(0) },
    },
  ],
  claims: [
    defineClaim({
      says: 'In millimetres at a rate that does not diverge, SGD with momentum leaves the first task at least twice as wrong.',
      trainings: {
        metres: measuredIn(1, 1, 0.05),
        millimetres: measuredIn(1000, 1, 0.05 / 1e6),
        weighed: measuredIn(1000, 1e-6, 0.05),
      },
      seeds: [1, 2, 3],
      effect: ({ metres, millimetres }) => millimetres.last.testLosses[0] / metres.last.testLosses[0],
      margin: 2,
      control: ({ metres, weighed }) => weighed.last.testLosses[0] / metres.last.testLosses[0],
      gone: 1.1,
    }),
  ],
})
