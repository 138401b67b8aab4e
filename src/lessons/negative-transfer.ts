/** Two tasks that are easy alone and crowd each other out on a narrow trunk: baselines, Δm and the seesaw. */
import { defaultConfig, defaultTask } from '../core/config/defaults'
import type { RunConfig } from '../core/config/types'
import { baselineOf, deltaMBySeed } from '../core/fronts/baselines'
import type { TaskNumbers } from '../core/fronts/relative'
import { defineClaim, defineLesson, type Ended } from './define'
import { bothWeights, laneAt, lanesOf, runAt } from './lanes'

const STEPS = 300

/** Saddle and Product: the same surface, one turned by 45°. Four units are enough for either of them. */
const setUp = (width: number, weights: readonly [number, number] = [1, 1]): RunConfig => ({
  ...defaultConfig,
  problem: { ...defaultConfig.problem, samples: 300 },
  tasks: ['saddle', 'product'].map((target, t) => ({ ...defaultTask(`t${t + 1}`, target, 'mse'), weight: weights[t] })),
  network: { ...defaultConfig.network, trunk: [width] },
  training: { ...defaultConfig.training, learningRate: 0.03, stopAfter: STEPS },
})

const BOTH_ALONE = { steps: STEPS, only: ['t1', 't2'] } as const

/** Test numbers of a lane with one seed. */
const numbersOf = ({ last }: Ended): TaskNumbers => ({
  losses: [...last.testLosses].map((loss) => [loss]),
  metrics: [...last.testMetrics].map((metric) => [metric]),
})
/** −Δm, %: how much worse the tasks are together than alone, on average. */
function harm(together: Ended, alone: readonly [Ended, Ended]): number {
  const baselines = alone.map((ended, t) => baselineOf(numbersOf(ended), t, true))
  return -deltaMBySeed(numbersOf(together), baselines, 1)[0]
}
/** By how much R² of both tasks moves, each towards its own weight; the smaller of the two. */
const seesaw = (forFirst: Ended, forSecond: Ended): number =>
  Math.min(
    forFirst.last.testMetrics[0] - forSecond.last.testMetrics[0],
    forSecond.last.testMetrics[1] - forFirst.last.testMetrics[1],
  )

const together = { first: laneAt(0, 'testMetrics', 0), second: laneAt(0, 'testMetrics', 1) }

export const negativeTransfer = defineLesson({
  id: 'negative-transfer',
  covers: ['1.3', '2.1.2'],
  minutes: 9,
  steps: [
    {
      id: 'narrow',
      shows: lanesOf(setUp(4), [{ 'network.trunk': [4] }], BOTH_ALONE),
      looksAt: ['laneCurves', 'results'],
      question: { kind: 'choice', options: ['better', 'same', 'worse'], right: 'worse' },
      tex: String.raw`\Delta m = \frac{100\,\%}{T}\sum_{t=1}^{T} \frac{m_t - b_t}{|b_t|}`,
      numbers: {
        ...together,
        firstAlone: laneAt(1, 'testMetrics', 0),
        secondAlone: laneAt(2, 'testMetrics', 1),
      },
    },
    {
      id: 'wide',
      shows: lanesOf(setUp(24), [{ 'network.trunk': [24] }], BOTH_ALONE),
      looksAt: ['results', 'laneCurves'],
      question: { kind: 'choice', options: ['stays', 'gone', 'reversed'], right: 'gone' },
      numbers: {
        ...together,
        firstAlone: laneAt(1, 'testMetrics', 0),
        secondAlone: laneAt(2, 'testMetrics', 1),
      },
    },
    {
      id: 'seesaw',
      shows: lanesOf(setUp(4), [bothWeights(20, 1), bothWeights(1, 1), bothWeights(1, 20)], {
        ...BOTH_ALONE,
        names: ['20 : 1', '1 : 1', '1 : 20'],
      }),
      looksAt: ['results', 'pareto'],
      question: { kind: 'choice', options: ['bothUp', 'seesaw', 'onlyFirst'], right: 'seesaw' },
      numbers: {
        firstHigh: laneAt(0, 'testMetrics', 0),
        secondLow: laneAt(0, 'testMetrics', 1),
        firstLow: laneAt(2, 'testMetrics', 0),
        secondHigh: laneAt(2, 'testMetrics', 1),
      },
    },
    {
      id: 'below',
      shows: { place: 'run', config: setUp(4, [1, 20]), until: STEPS },
      looksAt: ['taskCurves', 'pictures'],
      question: { kind: 'curve', column: 'testLosses', task: 0, until: STEPS },
      numbers: { first: runAt('testLosses', 0), second: runAt('testLosses', 1) },
    },
  ],
  claims: [
    defineClaim({
      says: 'On a trunk of 4 units Saddle and Product are on average at least 5 % worse together than alone (−Δm); on 24 units they are not.',
      trainings: {
        both: setUp(4),
        first: setUp(4, [1, 0]),
        second: setUp(4, [0, 1]),
        wideBoth: setUp(24),
        wideFirst: setUp(24, [1, 0]),
        wideSecond: setUp(24, [0, 1]),
      },
      seeds: [1, 2, 3, 4],
      effect: ({ both, first, second }) => harm(both, [first, second]),
      margin: 5,
      control: ({ wideBoth, wideFirst, wideSecond }) => harm(wideBoth, [wideFirst, wideSecond]),
      gone: 1,
    }),
    defineClaim({
      says: 'On 4 units weight 20 moves R² by at least 0.15 from one task to the other and back; on 24 units by less than 0.05.',
      trainings: {
        forFirst: setUp(4, [20, 1]),
        forSecond: setUp(4, [1, 20]),
        wideForFirst: setUp(24, [20, 1]),
        wideForSecond: setUp(24, [1, 20]),
      },
      seeds: [1, 2, 3, 4],
      effect: ({ forFirst, forSecond }) => seesaw(forFirst, forSecond),
      margin: 0.15,
      control: ({ wideForFirst, wideForSecond }) => seesaw(wideForFirst, wideForSecond),
      gone: 0.05,
    }),
  ],
})
