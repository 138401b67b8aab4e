/** What a loss is: one number for each sample, their mean, and a step down the mean. */
import { defaultConfig, defaultTask } from '../core/config/defaults'
import type { RunConfig } from '../core/config/types'
import { type LabFit, labFit } from '../core/lab/fit'
import { type LabSetup, usualLab } from '../core/lab/setup'
import { defineClaim, defineLesson, type Ended, type Seen } from './define'
import { runAt } from './lanes'

const STEPS = 200
const ROWS = 150

const usual = usualLab('losses')
/** Nine points near a line and squared error, with a flat line below them that waits to be moved. */
const flat: LabSetup = {
  ...usual,
  shown: ['mse'],
  points: usual.points.map(([x, y]) => [x, y < -1 ? 0.2 : y]),
  byHand: [-0.6, 0],
}
const fitted: LabSetup = { ...flat, byHand: null }

const fitOf = (lab: LabSetup): LabFit => {
  const fit = labFit(lab, 'mse')
  if (!fit) throw new Error('Squared error always has a fit.')
  return fit
}
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)
const upwards = ({ pulls }: LabFit): number => -sum(pulls.filter((pull) => pull < 0))
const downwards = ({ pulls }: LabFit): number => sum(pulls.filter((pull) => pull > 0))

/** How much larger the pulls are, one by one, than their sum. */
const cancelling = ({ pulls }: LabFit): number => sum(pulls.map(Math.abs)) / (Math.abs(sum(pulls)) + 1e-12)

/** The points, with one of them moved. */
const withOneMoved = (lab: LabSetup, which: number): LabSetup => ({
  ...lab,
  points: lab.points.map(([x, y], i) => (i === which ? [x, y + 1] : [x, y])),
})

/** One regression. All training points in each step, or one. */
const slope = (batchSize: number): RunConfig => ({
  ...defaultConfig,
  problem: { ...defaultConfig.problem, samples: 2 * ROWS, testFraction: 0.5 },
  tasks: [defaultTask('t1', 'plane', 'mse')],
  network: { ...defaultConfig.network, trunk: [8] },
  training: {
    ...defaultConfig.training,
    optimizer: { id: 'sgd', options: {} },
    learningRate: 0.1,
    batchSize,
    stopAfter: STEPS,
  },
})
const all = slope(ROWS)
const single = slope(1)

/** The share of the recorded steps at which the test loss is higher than at the record before. */
function rises(losses: ArrayLike<number>): number {
  const values = Array.from(losses)
  return values.filter((loss, k) => k > 0 && loss > values[k - 1]).length / (values.length - 1)
}
const testRises = ({ records }: Ended): number => rises(records.map(({ testLosses }) => testLosses[0]))
/** Whether every step lowered the loss of the samples that it used. */
const lowersItsOwn = ({ records }: Ended): boolean =>
  records.every(({ trainLosses, lossesAfter }) => !lossesAfter || lossesAfter[0] < trainLosses[0])

const firstLoss = (seen: Seen): number | null => {
  const losses = seen.column('testLosses', 0)
  return losses.length > 0 ? losses[0] : null
}

export const loss = defineLesson({
  id: 'loss',
  covers: ['1.2', '2.1.1', '2.2.1'],
  minutes: 9,
  steps: [
    {
      id: 'sample',
      shows: { place: 'lab', lab: flat },
      looksAt: ['labFit', 'labShape'],
      question: { kind: 'choice', options: ['near', 'far', 'same'], right: 'far' },
      tex: String.raw`r_i = \hat y_i - y_i,\qquad l_i = r_i^2,\qquad \frac{\partial l_i}{\partial \hat y_i} = 2\,r_i`,
      numbers: {
        farthest: () => Math.max(...fitOf(flat).losses),
        nearest: () => Math.min(...fitOf(flat).losses),
        mean: () => fitOf(flat).loss,
      },
    },
    {
      id: 'mean',
      shows: { place: 'lab', lab: fitted },
      looksAt: ['labFit'],
      question: { kind: 'choice', options: ['zero', 'cancel', 'one'], right: 'cancel' },
      tex: String.raw`\begin{gathered}L(w) = \frac{1}{n}\sum_{i=1}^{n} l\bigl(y_i,\ f(x_i; w)\bigr)\\[4pt] \nabla L = \frac{1}{n}\sum_{i=1}^{n} \nabla l_i = 0\end{gathered}`,
      numbers: {
        flat: () => fitOf(flat).loss,
        fitted: () => fitOf(fitted).loss,
        up: () => upwards(fitOf(fitted)),
        down: () => downwards(fitOf(fitted)),
      },
    },
    {
      id: 'descend',
      shows: { place: 'run', config: all, until: STEPS },
      looksAt: ['taskCurves', 'pictures', 'play'],
      question: { kind: 'curve', column: 'testLosses', task: 0, until: STEPS },
      tex: String.raw`\begin{gathered}x \to \hat y \to l \to L,\qquad \frac{\partial L}{\partial w} = \frac{\partial L}{\partial \hat y}\,\frac{\partial \hat y}{\partial w}\\[4pt] w \leftarrow w - \eta\,\nabla L\end{gathered}`,
      numbers: { first: firstLoss, last: runAt('testLosses', 0) },
    },
    {
      id: 'single',
      shows: { place: 'run', config: single, until: STEPS },
      looksAt: ['taskCurves', 'training'],
      question: { kind: 'choice', options: ['smooth', 'jumps', 'stuck'], right: 'jumps' },
      tex: String.raw`w \leftarrow w - \eta\,\nabla l_i,\qquad \mathbb{E}_i\,[\nabla l_i] = \nabla L`,
      numbers: {
        rises: (seen) => (seen.steps.length > 1 ? 100 * rises(seen.column('testLosses', 0)) : null),
        last: runAt('testLosses', 0),
      },
    },
  ],
  claims: [
    defineClaim({
      says: 'At the line with the least mean squared error the pulls of the samples cancel: one by one they are at least 1000 times their sum. At a flat line below the points they are less than 3 times it.',
      trainings: {},
      seeds: [0, 1, 2, 3, 4, 5, 6, 7, 8],
      effect: (_, seed) => cancelling(fitOf(withOneMoved(fitted, seed))),
      margin: 1000,
      control: (_, seed) => cancelling(fitOf(withOneMoved(flat, seed))),
      gone: 3,
    }),
    defineClaim({
      says: 'With one sample a step, every step lowers the loss of its sample, but the test loss rises in at least 25 % of the recorded steps; with all samples in each step, in less than 2 %.',
      trainings: { all, single },
      seeds: [1, 2, 3, 4],
      effect: ({ single }) => (lowersItsOwn(single) ? testRises(single) : 0),
      margin: 0.25,
      control: ({ all }) => testRises(all),
      gone: 0.02,
    }),
  ],
})
