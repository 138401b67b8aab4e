/** One task against two on a shared trunk: when a second task helps the first, and when it costs. */
import { defaultConfig, defaultTask } from '../core/config/defaults'
import type { RunConfig, TaskConfig } from '../core/config/types'
import { defineClaim, defineLesson, type Ended, type Seen } from './define'
import { laneAt, lanesOf, runAt } from './lanes'

const STEPS = 200
const WIDE_STEPS = 300
/**
 * About 14 of the 144 training points. In one draw of data out of eight (seed 7) they happen to suffice, the network
 * alone reaches 95 %, and a second task changes nothing.
 */
const FEW = 0.1

/**
 * Two classes of points. The first task has labels for a share of the training points; the second for all of them. Its
 * target is that of the first, rotated by 15°.
 */
const moons = (labels: number, second: Partial<TaskConfig>): RunConfig => ({
  ...defaultConfig,
  problem: { ...defaultConfig.problem, samples: 240, testFraction: 0.4 },
  tasks: [
    { ...defaultTask('t1', 'moons', 'bce'), labels },
    { ...defaultTask('t2', 'moons', 'bce'), rotation: 15, ...second },
  ],
  network: { ...defaultConfig.network, trunk: [12, 6] },
  training: {
    ...defaultConfig.training,
    optimizer: { id: 'adam', options: {} },
    learningRate: 0.02,
    batchSize: 144,
    stopAfter: STEPS,
  },
})

const alone = moons(FEW, { enabled: false })
const related = moons(FEW, {})
/** Half of the second task's labels are flipped: they say nothing about the points. */
const random = moons(FEW, { noise: 0.5 })

/** Two surfaces that have little in common, on a trunk of one layer. A task with weight 0 leaves the trunk alone. */
const surfaces = (width: number, weights: readonly [number, number]): RunConfig => ({
  ...defaultConfig,
  problem: { ...defaultConfig.problem, samples: 240 },
  tasks: ['saddle', 'bumps'].map((target, t) => ({ ...defaultTask(`t${t + 1}`, target, 'mse'), weight: weights[t] })),
  network: { ...defaultConfig.network, trunk: [width] },
  training: { ...defaultConfig.training, learningRate: 0.02, stopAfter: WIDE_STEPS },
})
const NARROW = 3
const WIDE = 24

const firstLoss = ({ last }: Ended): number => last.testLosses[0]
/** Whether the few labels do not suffice: accuracy below 90 %. */
const isWeak = ({ last }: Ended): boolean => last.testMetrics[0] < 0.9
const FEW_SEEDS = [1, 2, 3, 4, 5, 6]
/** R² that the two tasks lose together by sharing. */
const lost = (first: Ended, second: Ended, both: Ended): number =>
  first.last.testMetrics[0] - both.last.testMetrics[0] + second.last.testMetrics[1] - both.last.testMetrics[1]

/** The least test loss of the first task so far. */
function least(seen: Seen): number | null {
  const losses = Array.from(seen.column('testLosses', 0))
  return losses.length > 0 ? Math.min(...losses) : null
}

export const sharing = defineLesson({
  id: 'sharing',
  covers: ['1.1', '1.3', '2.1.2'],
  minutes: 10,
  steps: [
    {
      id: 'alone',
      shows: { place: 'run', config: alone, until: STEPS },
      looksAt: ['taskCurves', 'network', 'pictures'],
      question: { kind: 'curve', column: 'testLosses', task: 0, until: STEPS, top: 2 },
      tex: String.raw`\hat y = h\bigl(g(x)\bigr)`,
      numbers: { least, train: runAt('trainLosses', 0), test: runAt('testLosses', 0) },
    },
    {
      id: 'related',
      shows: { place: 'run', config: related, until: STEPS },
      looksAt: ['taskCurves', 'pictures'],
      question: { kind: 'choice', options: ['helps', 'nothing', 'hurts'], right: 'helps' },
      tex: String.raw`\begin{gathered}\hat y_1 = h_1\bigl(g(x)\bigr),\qquad \hat y_2 = h_2\bigl(g(x)\bigr)\\[4pt] L = L_1 + L_2\end{gathered}`,
      numbers: { test: runAt('testLosses', 0) },
    },
    {
      id: 'random',
      shows: { place: 'run', config: random, until: STEPS },
      looksAt: ['tasks', 'taskCurves'],
      question: { kind: 'choice', options: ['helps', 'nothing'], right: 'nothing' },
      numbers: { test: runAt('testLosses', 0) },
    },
    {
      id: 'plenty',
      shows: lanesOf(moons(1, {}), [{}], { steps: STEPS, only: ['t1'] }),
      looksAt: ['laneCurves', 'results'],
      question: { kind: 'choice', options: ['more', 'less'], right: 'less' },
      numbers: { together: laneAt(0, 'testLosses', 0), alone: laneAt(1, 'testLosses', 0) },
    },
    {
      id: 'narrow',
      shows: lanesOf(surfaces(NARROW, [1, 1]), [{ 'network.trunk': [NARROW] }, { 'network.trunk': [WIDE] }], {
        steps: WIDE_STEPS,
        only: ['t1', 't2'],
      }),
      looksAt: ['laneCurves', 'results'],
      question: { kind: 'choice', options: ['better', 'worse'], right: 'worse' },
      numbers: {
        narrowFirst: laneAt(0, 'testMetrics', 0),
        narrowSecond: laneAt(0, 'testMetrics', 1),
        wideFirst: laneAt(1, 'testMetrics', 0),
        wideSecond: laneAt(1, 'testMetrics', 1),
        aloneFirst: laneAt(2, 'testMetrics', 0),
        aloneSecond: laneAt(3, 'testMetrics', 1),
      },
    },
  ],
  claims: [
    defineClaim({
      says: 'Where 10 % of the labels leave the network alone below 90 % accuracy, a second task whose target is the first one rotated by 15° divides the test loss of the first by at least 1.6; a second task with random labels divides it by less than 1.3.',
      trainings: { alone, related, random },
      seeds: FEW_SEEDS,
      effect: ({ alone, related }) => (isWeak(alone) ? firstLoss(alone) / firstLoss(related) : Number.NaN),
      margin: 1.6,
      control: ({ alone, random }) => firstLoss(alone) / firstLoss(random),
      gone: 1.3,
    }),
    defineClaim({
      says: 'There the related task lowers the test loss of the first by at least 0.12; with all labels by less than 0.06.',
      trainings: { alone, related, allAlone: moons(1, { enabled: false }), allRelated: moons(1, {}) },
      seeds: FEW_SEEDS,
      effect: ({ alone, related }) => firstLoss(alone) - firstLoss(related),
      margin: 0.12,
      control: ({ allAlone, allRelated }) => firstLoss(allAlone) - firstLoss(allRelated),
      gone: 0.06,
    }),
    defineClaim({
      says: 'On a trunk of 3 units, Saddle and Bumps together lose at least 0.2 of R² against training alone (both added); on 24 units less than 0.08.',
      trainings: {
        narrow: surfaces(NARROW, [1, 1]),
        narrowFirst: surfaces(NARROW, [1, 0]),
        narrowSecond: surfaces(NARROW, [0, 1]),
        wide: surfaces(WIDE, [1, 1]),
        wideFirst: surfaces(WIDE, [1, 0]),
        wideSecond: surfaces(WIDE, [0, 1]),
      },
      seeds: [1, 2, 3, 4, 5],
      effect: ({ narrow, narrowFirst, narrowSecond }) => lost(narrowFirst, narrowSecond, narrow),
      margin: 0.2,
      control: ({ wide, wideFirst, wideSecond }) => lost(wideFirst, wideSecond, wide),
      gone: 0.08,
    }),
  ],
})
