/** The weighted sum: the hunt for good weights, why they do not travel, and 1/L as weights without a hunt. */
import { defaultConfig, defaultTask } from '../core/config/defaults'
import type { RunConfig, WeightingConfig } from '../core/config/types'
import { defineClaim, defineLesson, type Ended, type Seen } from './define'
import { laneAt, lanesOf, runAt } from './lanes'

const STEPS = 300
/** The targets of Bumps are ten times as large, so its loss begins about a hundred times as large. */
const LARGE = 10
const FOUND = 0.01

const byHand: WeightingConfig = { id: 'weighted-sum', options: {}, modifiers: [] }
/** The formula's default: 1 / L. */
const inverse: WeightingConfig = { id: 'formula', options: {}, modifiers: [] }
/** Fixed weights: 1 over the first loss of each task. */
const inverseOfFirst: WeightingConfig = { id: 'formula', options: { formulas: '1 / L_0' }, modifiers: [] }

const setUp = (targets: readonly [string, string], scale: number, weight: number, weighting = byHand): RunConfig => ({
  ...defaultConfig,
  problem: { ...defaultConfig.problem, samples: 200 },
  tasks: [defaultTask('t1', targets[0], 'mse'), { ...defaultTask('t2', targets[1], 'mse'), scale, weight }],
  network: { ...defaultConfig.network, trunk: [12] },
  training: { ...defaultConfig.training, learningRate: 0.02, batchSize: 32, stopAfter: STEPS },
  weighting,
})

const bumps = (scale: number, weight: number, weighting?: WeightingConfig) =>
  setUp(['product', 'bumps'], scale, weight, weighting)
const ripple = (weighting: WeightingConfig) => setUp(['saddle', 'ripple'], 1, 1, weighting)

const r2 = ({ last }: Ended, task: 0 | 1): number => last.testMetrics[task]

/** A task's share of the sum of the weighted training losses so far, in percent. */
const shareOfSecond = (seen: Seen): number | null => {
  const [first, second] = [runAt('trainLosses', 0)(seen), runAt('trainLosses', 1)(seen)]
  return first === null || second === null ? null : (100 * second) / (first + second)
}

/** The found weight and weight 1, each with a large loss of Bumps and with one of usual size. */
const twoUnits = {
  equal: bumps(LARGE, 1),
  found: bumps(LARGE, FOUND),
  evenEqual: bumps(1, 1),
  evenFound: bumps(1, FOUND),
}

export const weightedSum = defineLesson({
  id: 'weighted-sum',
  covers: ['3.1.2'],
  minutes: 12,
  steps: [
    {
      id: 'equal',
      shows: { place: 'run', config: bumps(LARGE, 1), until: STEPS },
      looksAt: ['taskCurves', 'paid', 'weights'],
      question: { kind: 'choice', options: ['product', 'bumps'], right: 'product' },
      tex: String.raw`L = \sum_i w_i L_i = w_1 L_1 + w_2 L_2`,
      numbers: { share: shareOfSecond, first: runAt('testMetrics', 0), second: runAt('testMetrics', 1) },
    },
    {
      id: 'hunt',
      shows: lanesOf(
        bumps(LARGE, 1),
        [
          { 'tasks.t2.weight': 1 },
          { 'tasks.t2.weight': 0.3 },
          { 'tasks.t2.weight': 0.1 },
          { 'tasks.t2.weight': 0.03 },
          { 'tasks.t2.weight': FOUND },
        ],
        { steps: STEPS },
      ),
      looksAt: ['results', 'laneCurves'],
      question: { kind: 'choice', options: ['largest', 'middle', 'smallest'], right: 'smallest' },
      numbers: {
        equalFirst: laneAt(0, 'testMetrics', 0),
        equalSecond: laneAt(0, 'testMetrics', 1),
        foundFirst: laneAt(4, 'testMetrics', 0),
        foundSecond: laneAt(4, 'testMetrics', 1),
      },
    },
    {
      id: 'elsewhere',
      shows: lanesOf(bumps(1, 1), [{ 'tasks.t2.weight': 1 }, { 'tasks.t2.weight': FOUND }], { steps: STEPS }),
      looksAt: ['results', 'laneCurves'],
      question: { kind: 'choice', options: ['still', 'product', 'bumps'], right: 'bumps' },
      numbers: {
        equalFirst: laneAt(0, 'testMetrics', 0),
        equalSecond: laneAt(0, 'testMetrics', 1),
        foundFirst: laneAt(1, 'testMetrics', 0),
        foundSecond: laneAt(1, 'testMetrics', 1),
      },
    },
    {
      id: 'inverse',
      shows: { place: 'run', config: bumps(LARGE, 1, inverse), until: STEPS },
      looksAt: ['weighting', 'weightCurves', 'taskCurves'],
      question: { kind: 'choice', options: ['rises', 'falls', 'stays'], right: 'rises' },
      tex: String.raw`\begin{gathered}w_i = \frac{1}{L_i},\qquad \sum_i \frac{1}{L_i}\,\nabla L_i = \nabla \sum_i \ln L_i\\[4pt] \ln(100\,L_2) = \ln 100 + \ln L_2\end{gathered}`,
      numbers: {
        first: runAt('testMetrics', 0),
        second: runAt('testMetrics', 1),
        firstWeight: runAt('weights', 0),
        secondWeight: runAt('weights', 1),
      },
    },
    {
      id: 'price',
      shows: lanesOf(ripple(byHand), [{}, { weighting: inverse }, { weighting: inverseOfFirst }], {
        steps: STEPS,
        names: ['w = 1', '1 / L', '1 / L_0'],
      }),
      looksAt: ['results', 'laneCurves'],
      question: { kind: 'choice', options: ['equal', 'inverse', 'first'], right: 'inverse' },
      numbers: {
        equal: laneAt(0, 'testMetrics', 1),
        inverse: laneAt(1, 'testMetrics', 1),
        first: laneAt(2, 'testMetrics', 1),
        saddleWeight: laneAt(1, 'weights', 0),
        rippleWeight: laneAt(1, 'weights', 1),
      },
    },
  ],
  claims: [
    defineClaim({
      says: 'With the loss of Bumps a hundred times as large, its weight 0.01 instead of 1 raises R² of Product by at least 0.12; with losses of similar size by less than 0.06.',
      trainings: twoUnits,
      seeds: [1, 2, 3],
      effect: ({ equal, found }) => r2(found, 0) - r2(equal, 0),
      margin: 0.12,
      control: ({ evenEqual, evenFound }) => r2(evenFound, 0) - r2(evenEqual, 0),
      gone: 0.06,
    }),
    defineClaim({
      says: 'The weight 0.01 that was found for large targets of Bumps costs Bumps at least 0.28 of R² against weight 1 if its targets are of usual size; where it was found, less than 0.25.',
      trainings: twoUnits,
      seeds: [1, 2, 3],
      effect: ({ evenEqual, evenFound }) => r2(evenEqual, 1) - r2(evenFound, 1),
      margin: 0.28,
      control: ({ equal, found }) => r2(equal, 1) - r2(found, 1),
      gone: 0.25,
    }),
    defineClaim({
      says: 'With the loss of Bumps a hundred times as large, 1/L raises R² of Product by at least 0.12 against equal weights; with losses of similar size by less than 0.06.',
      trainings: {
        equal: bumps(LARGE, 1),
        inverted: bumps(LARGE, 1, inverse),
        evenEqual: bumps(1, 1),
        evenInverted: bumps(1, 1, inverse),
      },
      seeds: [1, 2, 3],
      effect: ({ equal, inverted }) => r2(inverted, 0) - r2(equal, 0),
      margin: 0.12,
      control: ({ evenEqual, evenInverted }) => r2(evenInverted, 0) - r2(evenEqual, 0),
      gone: 0.06,
    }),
    defineClaim({
      says: 'With losses of similar size, 1/L leaves Ripple, the harder task, at least 0.15 lower in R² than equal weights; with weights fixed at 1 over the first losses less than 0.08.',
      trainings: { equal: ripple(byHand), inverted: ripple(inverse), fixed: ripple(inverseOfFirst) },
      seeds: [1, 2, 3],
      effect: ({ equal, inverted }) => r2(equal, 1) - r2(inverted, 1),
      margin: 0.15,
      control: ({ equal, fixed }) => r2(equal, 1) - r2(fixed, 1),
      gone: 0.08,
    }),
  ],
})
