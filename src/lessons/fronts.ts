/** Pareto fronts: what dominates what, and which compromises no weighted sum finds. */
import { concaveFront } from '../core/comparison/concave'
import { defaultConfig, defaultTask } from '../core/config/defaults'
import type { RunConfig, WeightingConfig } from '../core/config/types'
import { landscapeById } from '../core/landscapes/all'
import type { Pair } from '../core/landscapes/define'
import { createPath } from '../core/landscapes/paths'
import { type LandscapeSetup, usualSetup } from '../core/landscapes/setup'
import { PURPOSE, uniform } from '../core/numerics/random'
import { defineClaim, defineLesson, type Ended } from './define'
import { bothWeights, type Changes, laneAt, lanesOf, runAt } from './lanes'

const STEPS = 300

/** Two tasks that compete for 4 units. */
const narrow: RunConfig = {
  ...defaultConfig,
  problem: { ...defaultConfig.problem, samples: 300 },
  tasks: [defaultTask('t1', 'saddle', 'mse'), defaultTask('t2', 'product', 'mse')],
  network: { ...defaultConfig.network, trunk: [4] },
  training: { ...defaultConfig.training, learningRate: 0.03, stopAfter: STEPS },
}

/** Half the steps of the sweep: enough for all lanes to settle. */
const LONG = 500
const weightsOf = (share: number): Pair => [share, Number((1 - share).toFixed(2))]
/** Shares of task A in the lanes of the last step. */
const SUMS = [0.5, 0.3, 0.4, 0.6, 0.7]
const WORSTS = [0.3, 0.5, 0.7]
const ratio = (share: number): string => weightsOf(share).join(' : ')

const tchebycheff = (share: number): WeightingConfig => ({
  id: 'tchebycheff',
  options: { preference: [...weightsOf(share)] },
  modifiers: [],
})
const hollow = (share: number, by: 'sum' | 'worst'): RunConfig => ({
  ...concaveFront,
  tasks: concaveFront.tasks.map((task, t) => ({
    ...task,
    name: ['A', 'B'][t],
    weight: by === 'sum' ? weightsOf(share)[t] : 1,
  })),
  training: { ...concaveFront.training, schedule: { id: 'cosine', options: { length: LONG } }, stopAfter: LONG },
  weighting: by === 'sum' ? concaveFront.weighting : tchebycheff(share),
})

const withUnits = (config: RunConfig, units: number): RunConfig => ({
  ...config,
  network: { ...config.network, trunk: [units] },
})

/** Degrees between the end of a run and the middle of the front: 0 in the middle, 45 where one task is given up. */
const fromMiddle = ({ last: { testLosses } }: Ended): number =>
  Math.abs((Math.atan2(testLosses[1], testLosses[0]) * 180) / Math.PI - 45)
const nearest = (ends: readonly Ended[]): number => Math.min(...ends.map(fromMiddle))

/** The smaller of the two tasks' ratios of test losses: above 1 where `one` is worse in both. */
const leastRatio = (one: Ended, other: Ended): number =>
  Math.min(...[0, 1].map((t) => one.last.testLosses[t] / other.last.testLosses[t]))

/** Share of the end points in the middle half of the Pareto set, for five weights from the same three random starts. */
function shareInMiddle(landscape: 'fonseca' | 'bowls', method: 'weighted-sum' | 'tchebycheff', seed: number): number {
  const first = landscapeById(landscape).paretoPoint?.(1) ?? [0, 0]
  const second = landscapeById(landscape).paretoPoint?.(0) ?? [0, 0]
  const coordinate = (k: number): number => 2 * uniform(seed, PURPOSE.inputs, k) - 1
  const starts = [0, 2, 4].map((k): Pair => [coordinate(k), coordinate(k + 1)])
  const shares = [0.1, 0.3, 0.5, 0.7, 0.9]
  const inside = starts.flatMap((start) =>
    shares.map((share) => {
      const setup = { ...usualSetup(landscape), weights: weightsOf(share), steps: 500 }
      const weighting = method === 'tchebycheff' ? tchebycheff(share) : { id: method, options: {}, modifiers: [] }
      const path = createPath(setup, weighting, start)
      path.advance(setup.steps)
      const { point } = path.momentAt(path.done)
      const place = (point[0] - second[0]) / (first[0] - second[0])
      return Math.abs(place - 0.5) <= 0.25
    }),
  )
  return inside.filter(Boolean).length / inside.length
}

const onFonseca: LandscapeSetup = {
  ...usualSetup('fonseca'),
  // So few that the paths are still on their way: the person sets more after the answer.
  steps: 5,
  methods: [
    { id: 'equal', options: {}, modifiers: [] },
    { id: 'tchebycheff', options: {}, modifiers: [] },
  ],
}

export const fronts = defineLesson({
  id: 'fronts',
  covers: ['3.1.2'],
  minutes: 12,
  steps: [
    {
      id: 'dominated',
      shows: lanesOf(
        narrow,
        [
          bothWeights(1, 1),
          bothWeights(20, 1),
          bothWeights(1, 4),
          bothWeights(1, 20),
          { 'training.learningRate': 0.003 },
        ],
        { steps: STEPS, names: ['1 : 1', '20 : 1', '1 : 4', '1 : 20', '1 : 1, η / 10'] },
      ),
      looksAt: ['pareto', 'results'],
      question: { kind: 'choice', options: ['equal', 'heavy', 'slow'], right: 'slow' },
      tex: String.raw`x \prec y \iff \forall t:\ L_t(x) \le L_t(y)\ \wedge\  \exists t:\ L_t(x) < L_t(y)`,
      numbers: {
        equalFirst: laneAt(0, 'testLosses', 0),
        equalSecond: laneAt(0, 'testLosses', 1),
        slowFirst: laneAt(4, 'testLosses', 0),
        slowSecond: laneAt(4, 'testLosses', 1),
      },
    },
    {
      id: 'landscape',
      shows: { place: 'landscape', landscape: onFonseca },
      looksAt: ['landscapeFront', 'landscapeMap'],
      question: { kind: 'choice', options: ['middle', 'ends', 'everywhere'], right: 'ends' },
      tex: String.raw`\min_x\; w_1 f_1(x) + w_2 f_2(x),\qquad \min_x\; \max_t\, \lambda_t f_t(x)`,
    },
    {
      id: 'equal',
      shows: { place: 'run', config: hollow(0.5, 'sum'), until: LONG },
      looksAt: ['taskCurves', 'weights'],
      question: { kind: 'curve', column: 'testLosses', task: 0, until: LONG },
      tex: String.raw`L_1 \approx r\,|\sin\theta|,\quad L_2 \approx r\,|\cos\theta| \quad\Rightarrow\quad L_1^2 + L_2^2 \approx r^2`,
      numbers: { first: runAt('testLosses', 0), second: runAt('testLosses', 1) },
    },
    {
      id: 'reached',
      shows: lanesOf(
        hollow(0.5, 'sum'),
        [
          ...SUMS.map((share) => bothWeights(...weightsOf(share))),
          ...WORSTS.map((share): Changes => ({ weighting: tchebycheff(share) })),
        ],
        { steps: LONG, seeds: [1], names: [...SUMS.map(ratio), ...WORSTS.map((share) => `max ${ratio(share)}`)] },
      ),
      looksAt: ['pareto', 'laneCurves'],
      question: { kind: 'choice', options: ['none', 'one', 'all'], right: 'none' },
      tex: String.raw`L = \max_t\, \lambda_t L_t \quad\Rightarrow\quad \lambda_1 L_1 = \lambda_2 L_2`,
      numbers: { first: laneAt(6, 'testLosses', 0), second: laneAt(6, 'testLosses', 1) },
    },
  ],
  claims: [
    defineClaim({
      says: 'At a tenth of the rate both losses are at least twice those of equal weights, so that lane is dominated; with weight 20 for Product one loss is lower.',
      trainings: {
        equal: narrow,
        slow: { ...narrow, training: { ...narrow.training, learningRate: 0.003 } },
        heavy: { ...narrow, tasks: [narrow.tasks[0], { ...narrow.tasks[1], weight: 20 }] },
      },
      seeds: [1, 2, 3],
      effect: ({ equal, slow }) => leastRatio(slow, equal),
      margin: 2,
      control: ({ equal, heavy }) => leastRatio(heavy, equal),
      gone: 0.9,
    }),
    defineClaim({
      says: 'On the hollow front of Fonseca no weighted sum ends in the middle half, for five weights and three starts; on the front of the bowls some do.',
      trainings: {},
      seeds: [1, 2, 3],
      effect: (_, seed) => 1 - shareInMiddle('fonseca', 'weighted-sum', seed),
      margin: 1,
      control: (_, seed) => 1 - shareInMiddle('bowls', 'weighted-sum', seed),
      gone: 0.7,
    }),
    defineClaim({
      says: 'From the same starts and with the same weights at least half of the Tchebycheff runs end in the middle half of that front; of the weighted sums none.',
      trainings: {},
      seeds: [1, 2, 3],
      effect: (_, seed) => shareInMiddle('fonseca', 'tchebycheff', seed),
      margin: 0.5,
      control: (_, seed) => shareInMiddle('fonseca', 'weighted-sum', seed),
      gone: 0.01,
    }),
    defineClaim({
      says: 'On a trunk of one unit, weights of 0.3, 0.4, 0.5, 0.6 and 0.7 all give up one task (45° from the middle of the front); with Tchebycheff one of 0.4, 0.5 and 0.6 ends in the middle.',
      trainings: {
        sum3: hollow(0.3, 'sum'),
        sum4: hollow(0.4, 'sum'),
        sum5: hollow(0.5, 'sum'),
        sum6: hollow(0.6, 'sum'),
        sum7: hollow(0.7, 'sum'),
        worst4: hollow(0.4, 'worst'),
        worst5: hollow(0.5, 'worst'),
        worst6: hollow(0.6, 'worst'),
      },
      seeds: [1, 2, 3],
      effect: ({ sum3, sum4, sum5, sum6, sum7 }) => nearest([sum3, sum4, sum5, sum6, sum7]),
      margin: 40,
      control: ({ worst4, worst5, worst6 }) => nearest([worst4, worst5, worst6]),
      gone: 5,
    }),
    defineClaim({
      says: 'On a trunk of one unit equal weights leave one task a loss of at least 0.5; on two units both losses stay below 0.01.',
      trainings: { one: hollow(0.5, 'sum'), two: withUnits(hollow(0.5, 'sum'), 2) },
      seeds: [1, 2, 3],
      effect: ({ one }) => Math.max(...one.last.testLosses),
      margin: 0.5,
      control: ({ two }) => Math.max(...two.last.testLosses),
      gone: 0.01,
    }),
  ],
})
