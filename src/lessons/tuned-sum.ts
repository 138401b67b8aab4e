/** Does clever weighting beat a tuned sum? Seeds, spread, and a test with fresh seeds. */
import { defaultConfig, defaultTask } from '../core/config/defaults'
import type { RunConfig } from '../core/config/types'
import { pairedP } from '../core/measures/paired'
import { mean } from '../core/measures/summary'
import { defineClaim, defineLesson, type Ended } from './define'
import { laneAt, lanesOf } from './lanes'

const STEPS = 300
const SCALE = 10
/** Cancels the scale of the second target in the squared error. */
const TUNED = 1 / SCALE ** 2

/** Two regressions; the second target is multiplied by `scale`. */
const setUp = (scale: number, weight = 1, weighting = 'weighted-sum'): RunConfig => ({
  ...defaultConfig,
  problem: { ...defaultConfig.problem, samples: 200 },
  tasks: [defaultTask('t1', 'product', 'mse'), { ...defaultTask('t2', 'bumps', 'mse'), scale, weight }],
  network: { ...defaultConfig.network, trunk: [6] },
  training: { ...defaultConfig.training, learningRate: 0.03, batchSize: 32, stopAfter: STEPS },
  weighting: { id: weighting, options: {}, modifiers: [] },
})

const by = (id: string) => ({ weighting: { id, options: {}, modifiers: [] } })
/** Methods that here keep about the balance of the sum. UW and GradNorm, for example, favour one task. */
const OTHERS = ['pcgrad', 'cagrad', 'imtl-g']

/** The same set-up with `count` seeds, as trainings named `name0`, `name1`, … */
const repeated = (name: string, config: RunConfig, count: number): Record<string, RunConfig> =>
  Object.fromEntries(
    Array.from({ length: count }, (_, k) => [
      `${name}${k}`,
      { ...config, training: { ...config.training, seed: 1 + k } },
    ]),
  )
/** Mean test R² of both tasks. */
const score = ({ last }: Ended): number => (last.testMetrics[0] + last.testMetrics[1]) / 2
const seedsOf = (ended: Readonly<Record<string, Ended>>, name: string, count: number): Ended[] =>
  Array.from({ length: count }, (_, k) => ended[`${name}${k}`])

const range = (values: readonly number[]): number => Math.max(...values) - Math.min(...values)
/** How far R² of Bumps moves from seed to seed in a lane, relative to the gap between the means of the lanes. */
function spreadOverGap(ended: Readonly<Record<string, Ended>>, names: readonly string[], count: number): number {
  const lanes = names.map((name) => seedsOf(ended, name, count).map(({ last }) => last.testMetrics[1]))
  return mean(lanes.map(range)) / range(lanes.map(mean))
}
/** −log10 of the paired t-test's p: 1.3 is p = 0.05. */
function evidence(ended: Readonly<Record<string, Ended>>, one: string, other: string, count: number): number {
  const [a, b] = [one, other].map((name) => seedsOf(ended, name, count).map(score))
  return -Math.log10(pairedP(a.map((value, k) => value - b[k])))
}

const FEW = 4
const MANY = 6

const BUMPS = Object.fromEntries(
  ['sum', 'pcgrad', 'cagrad', 'imtl'].map((name, lane) => [name, laneAt(lane, 'testMetrics', 1)]),
)

export const tunedSum = defineLesson({
  id: 'tuned-sum',
  covers: ['3.1.2'],
  minutes: 12,
  steps: [
    {
      id: 'one',
      shows: lanesOf(setUp(1), [by('weighted-sum'), ...OTHERS.map(by)], { steps: STEPS, seeds: [1] }),
      looksAt: ['results', 'laneCurves'],
      question: { kind: 'choice', options: ['less', 'more'], right: 'more' },
      numbers: BUMPS,
    },
    {
      id: 'five',
      shows: lanesOf(setUp(1), [by('weighted-sum'), ...OTHERS.map(by)], { steps: STEPS, seeds: [1, 2, 3, 4, 5] }),
      looksAt: ['results', 'laneCurves'],
      tex: String.raw`t = \frac{\bar d}{s/\sqrt{n}},\qquad d_k = R^2_{A,k} - R^2_{B,k}`,
      numbers: BUMPS,
    },
    {
      id: 'unequal',
      shows: lanesOf(
        setUp(SCALE, TUNED),
        [{ 'tasks.t2.weight': TUNED }, { 'tasks.t2.weight': 1 }, { 'tasks.t2.weight': 1, ...by('imtl-g') }],
        {
          steps: STEPS,
          seeds: [1, 2, 3, 4, 5],
          names: ['1 : 1/100', '1 : 1', 'IMTL-G'],
        },
      ),
      looksAt: ['results', 'pareto'],
      question: { kind: 'choice', options: ['behind', 'between', 'level'], right: 'level' },
      tex: String.raw`w_2 = \frac{1}{10^2}`,
      numbers: {
        tunedFirst: laneAt(0, 'testMetrics', 0),
        tunedSecond: laneAt(0, 'testMetrics', 1),
        plainFirst: laneAt(1, 'testMetrics', 0),
        plainSecond: laneAt(1, 'testMetrics', 1),
        imtlFirst: laneAt(2, 'testMetrics', 0),
        imtlSecond: laneAt(2, 'testMetrics', 1),
      },
    },
    {
      id: 'trial',
      looksAt: ['results'],
      question: { kind: 'choice', options: ['ahead', 'behind', 'notSignificant'], right: 'notSignificant' },
      tex: String.raw`\tilde p_{(i)} = \max_{j \le i}\, \min\bigl(1,\ (m - j + 1)\,p_{(j)}\bigr)`,
    },
  ],
  claims: [
    defineClaim({
      says: 'With one target 10 times as large IMTL-G reaches a mean R² at least 0.1 above the sum with weights 1; above the sum with weight 1/100 it does not.',
      trainings: { plain: setUp(SCALE), tuned: setUp(SCALE, TUNED), imtl: setUp(SCALE, 1, 'imtl-g') },
      seeds: [1, 2, 3, 4],
      effect: ({ plain, imtl }) => score(imtl) - score(plain),
      margin: 0.1,
      control: ({ tuned, imtl }) => score(imtl) - score(tuned),
      gone: 0.05,
    }),
    defineClaim({
      says: 'Over 6 seeds the paired t-test tells IMTL-G from the sum with weights 1 (−log10 p above 1.3), but not from the sum with weight 1/100.',
      trainings: {
        ...repeated('plain', setUp(SCALE), MANY),
        ...repeated('tuned', setUp(SCALE, TUNED), MANY),
        ...repeated('imtl', setUp(SCALE, 1, 'imtl-g'), MANY),
      },
      seeds: [1, 2, 3],
      effect: (ended) => evidence(ended, 'imtl', 'plain', MANY),
      margin: 1.3,
      control: (ended) => evidence(ended, 'imtl', 'tuned', MANY),
      gone: 1.3,
    }),
    defineClaim({
      says: 'R² of Bumps moves at least 1.5 times as far between 4 seeds as the means of the sum, PCGrad, CAGrad and IMTL-G differ; between the sums with weight 1 and 1/20 the means differ more.',
      trainings: {
        ...repeated('sum', setUp(1), FEW),
        ...repeated('pcgrad', setUp(1, 1, 'pcgrad'), FEW),
        ...repeated('cagrad', setUp(1, 1, 'cagrad'), FEW),
        ...repeated('imtl', setUp(1, 1, 'imtl-g'), FEW),
        ...repeated('light', setUp(1, 0.05), FEW),
      },
      seeds: [1, 2, 3],
      effect: (ended) => spreadOverGap(ended, ['sum', 'pcgrad', 'cagrad', 'imtl'], FEW),
      margin: 1.5,
      control: (ended) => spreadOverGap(ended, ['sum', 'light'], FEW),
      gone: 1.2,
    }),
  ],
})
