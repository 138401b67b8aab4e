/** Noise and uncertainty weighting, and why its total may fall below zero. */
import type { RunConfig } from '../core/config/types'
import type { ColumnName } from '../core/measures/columns'
import { uncertaintyTotal } from '../core/measures/uncertainty'
import { defineClaim, defineLesson, type Ended, type Seen } from './define'
import { runAt } from './lanes'
import { meanOf, type SURFACES, setupOf, surface } from './surfaces'

const STEPS = 400
/** Losses of small batches are noisy: totals are means over this many of the last records. */
const TAIL = 10

interface Case {
  /** Noise of A, B and C. */
  readonly noise: readonly [number, number, number]
  /** Unit of all targets. */
  readonly scale?: number
  readonly third?: keyof typeof SURFACES
}

const tasksOf = ({ noise, scale = 1, third = 'turned' }: Case) => [
  surface('t1', 'A', 'waves', { noise: noise[0], scale }),
  surface('t2', 'B', 'shifted', { noise: noise[1], scale }),
  surface('t3', 'C', third, { noise: noise[2], scale }),
]

const trained = (what: Case, weighting: RunConfig['weighting']): RunConfig =>
  setupOf(tasksOf(what), { samples: 300, width: 12, weighting, training: { batchSize: 16, stopAfter: STEPS } })
const fixed = (what: Case): RunConfig => trained(what, { id: 'weighted-sum', options: {}, modifiers: [] })
const learned = (what: Case): RunConfig => trained(what, { id: 'uw', options: { learningRate: 0.02 }, modifiers: [] })

const UNLIKE: Case = { noise: [0.1, 0.5, 2] }
const ALIKE: Case = { noise: [0.5, 0.5, 0.5] }
const NONE: Case = { noise: [0, 0, 0] }
const LARGER_UNIT: Case = { ...UNLIKE, scale: 3 }
const HARD: Case = { ...NONE, third: 'rings' }

/** σ² = 1 / (2 h). */
const varianceOf = (weight: number): number => 1 / (2 * weight)
/** What uncertainty weighting minimises, with ln σ. All three tasks are regression. */
const ownTotal = (weights: ArrayLike<number>, losses: ArrayLike<number>): number =>
  uncertaintyTotal(weights, losses, [0.5, 0.5, 0.5], 'log')

const tailOf = ({ records }: Ended) => records.slice(-TAIL)
const ownTotalAtEnd = (ended: Ended): number =>
  meanOf(tailOf(ended).map(({ headWeights, trainLosses }) => ownTotal(headWeights, trainLosses)))
const totalAtEnd = (ended: Ended): number => meanOf(tailOf(ended).map(({ totalTrain }) => totalTrain))
/** Learned variance of C over that of A. */
const varianceRatio = ({ last }: Ended): number => varianceOf(last.headWeights[2]) / varianceOf(last.headWeights[0])

const variance =
  (task: number) =>
  (seen: Seen): number | null => {
    const weight = runAt('headWeights', task)(seen)
    return weight === null ? null : varianceOf(weight)
  }
const numberOrNull = (value: number): number | null => (Number.isNaN(value) ? null : value)
const lastTen = (seen: Seen, column: ColumnName, index = 0): number[] =>
  Array.from(seen.column(column, index)).slice(-TAIL)
const weightedTotal = (seen: Seen): number | null => numberOrNull(meanOf(lastTen(seen, 'totalTrain')))
const totalWithLogs = (seen: Seen): number | null => {
  const weights = [0, 1, 2].map((task) => lastTen(seen, 'headWeights', task))
  const losses = [0, 1, 2].map((task) => lastTen(seen, 'trainLosses', task))
  const totals = weights[0].map((_, k) =>
    ownTotal(
      weights.map((of) => of[k]),
      losses.map((of) => of[k]),
    ),
  )
  return numberOrNull(meanOf(totals))
}
/** C's share of the total weighted loss, in percent. */
const shareOfLast = (seen: Seen): number | null => {
  const weights = lastTen(seen, 'headWeights', 2)
  const losses = lastTen(seen, 'trainLosses', 2)
  const part = meanOf(weights.map((weight, k) => weight * losses[k]))
  return numberOrNull((100 * part) / meanOf(lastTen(seen, 'totalTrain')))
}

export const noise = defineLesson({
  id: 'noise',
  covers: [],
  minutes: 9,
  steps: [
    {
      id: 'fixed',
      shows: { place: 'run', config: fixed(UNLIKE), until: STEPS },
      looksAt: ['taskCurves', 'paid'],
      question: { kind: 'choice', options: ['clean', 'middle', 'noisy'], right: 'noisy' },
      tex: String.raw`L = L_A + L_B + L_C`,
      numbers: { share: shareOfLast, first: runAt('testLosses', 0) },
    },
    {
      id: 'learned',
      shows: { place: 'run', config: learned(UNLIKE), until: STEPS },
      looksAt: ['weightCurves', 'weighting'],
      question: { kind: 'choice', options: ['clean', 'same', 'noisy'], right: 'clean' },
      tex: String.raw`L = \sum_i \frac{L_i}{2\sigma_i^2} + \ln \sigma_i, \qquad \frac{\partial L}{\partial \sigma_i} = 0 \;\Rightarrow\; \sigma_i^2 = L_i`,
      numbers: { a: variance(0), b: variance(1), c: variance(2), first: runAt('testLosses', 0) },
    },
    {
      id: 'total',
      looksAt: ['totalCurve'],
      question: { kind: 'choice', options: ['zero', 'half', 'below'], right: 'half' },
      tex: String.raw`\frac{L_i}{2\sigma_i^2} \to \frac{1}{2}, \qquad L \to \sum_i \frac{1}{2} + \ln \sigma_i`,
      numbers: { weighted: weightedTotal, own: totalWithLogs },
    },
    {
      id: 'unit',
      shows: { place: 'run', config: learned(LARGER_UNIT), until: STEPS },
      looksAt: ['tasks', 'totalCurve'],
      question: { kind: 'choice', options: ['lower', 'same', 'above'], right: 'above' },
      tex: String.raw`\ln (3\sigma) = \ln \sigma + \ln 3, \qquad 3 \ln 3 \approx 3.3`,
      numbers: { weighted: weightedTotal, own: totalWithLogs },
    },
    {
      id: 'hard',
      shows: { place: 'run', config: learned(HARD), until: STEPS },
      looksAt: ['weightCurves', 'taskCurves'],
      question: { kind: 'choice', options: ['equal', 'hard'], right: 'hard' },
      tex: String.raw`\sigma_C^2 = L_C`,
      numbers: { a: variance(0), c: variance(2) },
    },
  ],
  claims: [
    defineClaim({
      says: 'Uncertainty weighting learns a variance at least 40 times as large for the task with 20 times the noise; with equal noise the variances are alike.',
      trainings: { unlike: learned(UNLIKE), alike: learned(ALIKE) },
      seeds: [1, 2, 3],
      effect: ({ unlike }) => varianceRatio(unlike),
      margin: 40,
      control: ({ alike }) => varianceRatio(alike),
      gone: 2,
    }),
    defineClaim({
      says: 'Beside noisy tasks, fixed equal weights leave the clean task with at least twice the test loss of uncertainty weighting; with equal noise they do not.',
      trainings: {
        fixedUnlike: fixed(UNLIKE),
        learnedUnlike: learned(UNLIKE),
        fixedAlike: fixed(ALIKE),
        learnedAlike: learned(ALIKE),
      },
      seeds: [1, 2, 3],
      effect: ({ fixedUnlike, learnedUnlike }) => fixedUnlike.last.testLosses[0] / learnedUnlike.last.testLosses[0],
      margin: 2,
      control: ({ fixedAlike, learnedAlike }) => fixedAlike.last.testLosses[0] / learnedAlike.last.testLosses[0],
      gone: 1.5,
    }),
    defineClaim({
      says: 'With the logarithms, the total of uncertainty weighting ends at least 1.2 below zero; in a unit three times as small it stays above zero.',
      trainings: { unlike: learned(UNLIKE), largerUnit: learned(LARGER_UNIT) },
      seeds: [1, 2, 3],
      effect: ({ unlike }) => -ownTotalAtEnd(unlike),
      margin: 1.2,
      control: ({ largerUnit }) => -ownTotalAtEnd(largerUnit),
      gone: 0,
    }),
    defineClaim({
      says: 'With fixed weights the weighted total of the noisier tasks is at least three times as large; with uncertainty weighting it does not depend on the noise.',
      trainings: {
        fixedUnlike: fixed(UNLIKE),
        learnedUnlike: learned(UNLIKE),
        fixedAlike: fixed(ALIKE),
        learnedAlike: learned(ALIKE),
      },
      seeds: [1, 2, 3],
      effect: ({ fixedUnlike, fixedAlike }) => totalAtEnd(fixedUnlike) / totalAtEnd(fixedAlike),
      margin: 3,
      control: ({ learnedUnlike, learnedAlike }) => totalAtEnd(learnedUnlike) / totalAtEnd(learnedAlike),
      gone: 1.3,
    }),
    defineClaim({
      says: 'Without any noise, uncertainty weighting learns a variance at least 10 times as large for a task that the network hardly learns; with a third task that it learns, that variance is at most twice as large.',
      trainings: { hard: learned(HARD), none: learned(NONE) },
      seeds: [1, 2, 3],
      effect: ({ hard }) => varianceRatio(hard),
      margin: 10,
      control: ({ none }) => varianceRatio(none),
      gone: 2,
    }),
  ],
})
