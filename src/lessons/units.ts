/** The average of the losses, why a unit breaks it, and what a weight repairs of that. */
import { defaultConfig, defaultTask } from '../core/config/defaults'
import type { RunConfig } from '../core/config/types'
import { defineClaim, defineLesson, type Ended, type Seen } from './define'
import { runAt } from './lanes'

const STEPS = 300

/**
 * Two regressions on one trunk. `scale` is that of the second target: 1 = metres, 1000 = millimetres. Without a weight
 * for the second loss, the average of both.
 */
const measuredIn = (scale: number, weight?: number): RunConfig => ({
  ...defaultConfig,
  problem: { ...defaultConfig.problem, samples: 200 },
  tasks: [defaultTask('t1', 'product', 'mse'), { ...defaultTask('t2', 'bumps', 'mse'), scale, weight: weight ?? 1 }],
  network: { ...defaultConfig.network, trunk: [12] },
  training: { ...defaultConfig.training, learningRate: 0.02, batchSize: 32, stopAfter: STEPS },
  weighting: { id: weight === undefined ? 'equal' : 'weighted-sum', options: {}, modifiers: [] },
})

const metres = measuredIn(1)
const millimetres = measuredIn(1000)
const WEIGHT = 1e-6 // 1 / 1000²
const weighed = measuredIn(1000, WEIGHT)

/** The second task's share of the total test loss in percent, with these weights of the two losses. */
const shareOfSecond = (seen: Seen): number | null => {
  const [first, second] = [runAt('testLosses', 0)(seen), runAt('testLosses', 1)(seen)]
  return first === null || second === null ? null : (100 * second) / (first + second)
}

const bothInMillimetres: RunConfig = {
  ...millimetres,
  tasks: millimetres.tasks.map((task) => ({ ...task, scale: 1000 })),
}

const worseR2 = ({ last }: Ended): number => Math.min(...last.testMetrics)

export const units = defineLesson({
  id: 'units',
  covers: ['3.1.1'],
  minutes: 8,
  steps: [
    {
      id: 'metres',
      shows: { place: 'run', config: metres, until: STEPS },
      looksAt: ['taskCurves', 'totalCurve'],
      tex: String.raw`L = \frac{1}{T}\sum_{i=1}^{T} L_i = \tfrac{1}{2}\,(L_1 + L_2)`,
      numbers: {
        first: runAt('testLosses', 0),
        second: runAt('testLosses', 1),
        firstR2: runAt('testMetrics', 0),
        secondR2: runAt('testMetrics', 1),
      },
    },
    {
      id: 'millimetres',
      shows: { place: 'run', config: millimetres, until: STEPS },
      looksAt: ['taskCurves', 'paid'],
      question: { kind: 'curve', column: 'testLosses', task: 0, until: STEPS },
      tex: String.raw`(1000\,\hat y - 1000\,y)^2 = 10^6\,(\hat y - y)^2`,
      numbers: { first: runAt('testLosses', 0), share: shareOfSecond, secondR2: runAt('testMetrics', 1) },
    },
    {
      id: 'weighed',
      shows: { place: 'run', config: weighed, until: STEPS },
      looksAt: ['weights', 'taskCurves'],
      question: { kind: 'choice', options: ['both', 'onlyFirst', 'onlySecond'], right: 'onlyFirst' },
      tex: String.raw`\begin{gathered}L = L_1 + \frac{1}{1000^2}\,L_2\\[4pt] z_2 = v^{\top} h + b \approx 1000\,y\end{gathered}`,
      numbers: { first: runAt('testLosses', 0), secondR2: runAt('testMetrics', 1) },
    },
    {
      id: 'divided',
      shows: { place: 'run', config: metres, until: STEPS },
      looksAt: ['tasks', 'taskCurves'],
      question: { kind: 'choice', options: ['weight', 'divide', 'same'], right: 'divide' },
      tex: String.raw`y' = \frac{y - \bar y}{\sigma_y}`,
      numbers: { firstR2: runAt('testMetrics', 0), secondR2: runAt('testMetrics', 1) },
    },
  ],
  claims: [
    defineClaim({
      says: 'With the average and Adam, the second target in millimetres makes the test loss of the first task at least 20 times as large; with weight 1/1000² for the second loss it stays below 3 times.',
      trainings: { metres, millimetres, weighed },
      seeds: [1, 2, 3, 4],
      effect: ({ metres, millimetres }) => millimetres.last.testLosses[0] / metres.last.testLosses[0],
      margin: 20,
      control: ({ metres, weighed }) => weighed.last.testLosses[0] / metres.last.testLosses[0],
      gone: 3,
    }),
    defineClaim({
      says: 'After 300 steps in metres both tasks have R² of at least 0.7; in millimetres one of them stays below 0.3, with the average, with weight 1/1000², and if both are in millimetres.',
      trainings: { metres, millimetres, weighed, bothInMillimetres },
      seeds: [1, 2, 3, 4],
      effect: ({ metres }) => worseR2(metres),
      margin: 0.7,
      control: ({ millimetres, weighed, bothInMillimetres }) =>
        Math.max(worseR2(millimetres), worseR2(weighed), worseR2(bothInMillimetres)),
      gone: 0.3,
    }),
  ],
})
