/** Gradients that conflict: the Pareto set and a trap on landscapes, then unequal tasks on a network. */
import type { RunConfig, WeightingConfig } from '../core/config/types'
import { landscapeById } from '../core/landscapes/all'
import { evaluateAt, type Pair } from '../core/landscapes/define'
import { createPath } from '../core/landscapes/paths'
import { type LandscapeSetup, usualSetup } from '../core/landscapes/setup'
import { descentsOf } from '../core/measures/direction'
import { PURPOSE, uniform } from '../core/numerics/random'
import type { LooseOptions } from '../core/options'
import { defineClaim, defineLesson, type Ended, type Seen } from './define'
import { bothWeights, laneAt, lanesOf, runAt } from './lanes'
import { columnAfter, later, percent, setupOf, shareBelowZero, surface } from './surfaces'

const method = (id: string, options: LooseOptions = {}): WeightingConfig => ({ id, options, modifiers: [] })
const MEAN = method('equal')
const PCGRAD = method('pcgrad')
const CAGRAD = method('cagrad')
const UPGRAD = method('upgrad')
/** Without regularisation no direction points against a task. */
const EXACT_UPGRAD = method('upgrad', { regEps: 0 })

const bowls: LandscapeSetup = { ...usualSetup('bowls'), methods: [MEAN, PCGRAD] }
/** The starts and the step of CAGrad's figure. */
const trap: LandscapeSetup = { ...usualSetup('valley'), methods: [MEAN, PCGRAD, method('cagrad', { c: 0.5 })] }
const longerSteps: LandscapeSetup = { ...trap, learningRate: 10 * trap.learningRate, steps: trap.steps / 10 }
const LOW: Pair = [-8.5, -5]
const HIGH: Pair = [9, 9]
const ends: LandscapeSetup = {
  ...trap,
  starts: [LOW],
  methods: [MEAN, PCGRAD, EXACT_UPGRAD, CAGRAD],
  steps: 15_000,
}

const known = new Map<string, Pair>()

/** Where a path ends that starts up to 0.2 beside `start`. Two claims ask for the same long path. */
function endOf(setup: LandscapeSetup, by: WeightingConfig, start: Pair, seed: number): Pair {
  const key = JSON.stringify([setup, by, start, seed])
  const end = known.get(key) ?? computedEnd(setup, by, start, seed)
  known.set(key, end)
  return end
}
function computedEnd(setup: LandscapeSetup, by: WeightingConfig, start: Pair, seed: number): Pair {
  const beside = (k: number): number => 0.4 * (uniform(seed, PURPOSE.inputs, k) - 0.5)
  const path = createPath(setup, by, [start[0] + beside(0), start[1] + beside(1)])
  path.advance(setup.steps)
  return path.momentAt(path.done).point
}
/** Distance of the end from the middle of the front; NaN if it is not on the front. */
function fromMiddle(by: WeightingConfig, seed: number): number {
  const [x1, x2] = endOf(ends, by, LOW, seed)
  const onFront = landscapeById('valley').paretoPoint?.(0.5 + x1 / 14)
  return onFront && Math.abs(x2 - onFront[1]) < 0.05 ? Math.abs(x1) : Number.NaN
}

/** Cosine of the two gradients at a random point of the Pareto set of the bowls, moved by `beside` along x2. */
function cosineBeside(beside: number, seed: number): number {
  const landscape = landscapeById('bowls')
  const [x1, x2] = landscape.paretoPoint?.(0.1 + 0.8 * uniform(seed, PURPOSE.inputs, 0)) ?? [Number.NaN, Number.NaN]
  const [[a1, a2], [b1, b2]] = evaluateAt(landscape, [1, 1], [x1, x2 + beside]).jacobian
  return (a1 * b1 + a2 * b2) / (Math.hypot(a1, a2) * Math.hypot(b1, b2))
}

const STEPS = 400
const START = 20
/** The second task is measured in a unit a third as large, so its squared error is 9 times as large. */
const SCALE = 3

const pair = (weighting: WeightingConfig, { scale = SCALE, weight = 1 } = {}): RunConfig =>
  setupOf([surface('t1', 'A', 'waves'), surface('t2', 'B', 'rings', { scale, weight })], {
    samples: 300,
    width: 12,
    weighting,
    training: { stopAfter: STEPS },
  })
const SUM = method('weighted-sum')
const average = pair(MEAN)
/** 1 / 9, as a slider shows it. */
const WEIGHT = 0.111
const weighed = pair(SUM, { weight: WEIGHT })

/** Share of the measured steps whose direction points against the gradient of a task. */
const againstShare = ({ records }: Ended): number =>
  shareBelowZero(
    later(records, START).map(({ gramian, weights, trainLosses }) =>
      Math.min(...withoutRounding(descentsOf(gramian, weights, trainLosses.length), gramian)),
    ),
  )
/** A projection ends at exactly 0; rounding must not count as a rise. */
const withoutRounding = (descents: ArrayLike<number>, gramian: ArrayLike<number>): number[] =>
  Array.from(descents, (descent) => (Math.abs(descent) < 1e-6 * (gramian[0] + gramian[3]) ? 0 : descent))
const againstPercent = (seen: Seen): number | null => {
  const second = columnAfter(seen, 'descents', 1, START)
  return percent(shareBelowZero(columnAfter(seen, 'descents', 0, START).map((one, i) => Math.min(one, second[i]))))
}
const lossOfA = ({ last }: Ended): number => last.testLosses[0]

export const conflict = defineLesson({
  id: 'conflict',
  covers: [],
  minutes: 12,
  steps: [
    {
      id: 'bowls',
      shows: { place: 'landscape', landscape: bowls },
      looksAt: ['landscapeMap'],
      question: { kind: 'choice', options: ['none', 'one', 'many'], right: 'none' },
      tex: String.raw`\cos(g_1, g_2) = \frac{g_1^{\top} g_2}{\lVert g_1\rVert\,\lVert g_2\rVert}`,
    },
    {
      id: 'trap',
      shows: { place: 'landscape', landscape: { ...trap, steps: 2000 } },
      looksAt: ['landscapeMap', 'landscapeMethods'],
      question: { kind: 'choice', options: ['mean', 'others', 'nobody'], right: 'mean' },
      tex: String.raw`g_i \leftarrow g_i - \frac{\min(0,\, g_i^{\top} g_j)}{\lVert g_j\rVert^2}\, g_j`,
    },
    {
      id: 'rate',
      shows: { place: 'landscape', landscape: trap },
      looksAt: ['landscapeMap'],
      question: { kind: 'choice', options: ['stuck', 'out'], right: 'out' },
      tex: String.raw`0.001 \cdot 100\,000 = 0.01 \cdot 10\,000`,
    },
    {
      id: 'ends',
      shows: { place: 'landscape', landscape: ends },
      looksAt: ['landscapeMap', 'landscapeFront'],
      question: { kind: 'choice', options: ['left', 'middle', 'neither'], right: 'neither' },
      tex: String.raw`d = \operatorname*{arg\,max}_{\lVert d - g_0\rVert \,\le\, c\,\lVert g_0\rVert}\; \min_i\; g_i^{\top} d`,
    },
    {
      id: 'network',
      shows: { place: 'run', config: average, until: STEPS },
      looksAt: ['tug', 'conflictCurve'],
      question: { kind: 'choice', options: ['hardly', 'half', 'all'], right: 'half' },
      tex: String.raw`g_A^{\top} d < 0, \qquad d = \tfrac{1}{2}(g_A + g_B)`,
      numbers: { against: againstPercent, first: runAt('testLosses', 0) },
    },
    {
      id: 'methods',
      shows: lanesOf(
        average,
        [
          { weighting: MEAN },
          { weighting: PCGRAD },
          { weighting: UPGRAD },
          { weighting: CAGRAD },
          { weighting: SUM, ...bothWeights(1, WEIGHT) },
        ],
        { steps: STEPS },
      ),
      looksAt: ['laneCurves', 'results'],
      question: { kind: 'choice', options: ['higher', 'same', 'lower'], right: 'lower' },
      tex: String.raw`w_B = \frac{1}{3^2} \approx 0.111`,
      numbers: {
        meanA: laneAt(0, 'testLosses', 0),
        pcgradA: laneAt(1, 'testLosses', 0),
        upgradA: laneAt(2, 'testLosses', 0),
        cagradA: laneAt(3, 'testLosses', 0),
        sumA: laneAt(4, 'testLosses', 0),
        pcgradB: laneAt(1, 'testLosses', 1),
        sumB: laneAt(4, 'testLosses', 1),
      },
    },
  ],
  claims: [
    defineClaim({
      says: 'On the Pareto set of the bowls the gradients are exactly opposite; 0.5 beside it they are not.',
      trainings: {},
      seeds: [1, 2, 3],
      effect: (_, seed) => -cosineBeside(0, seed),
      margin: 0.9999,
      control: (_, seed) => -cosineBeside(0.5, seed),
      gone: 0.99,
    }),
    defineClaim({
      says: 'At rate 0.001 the mean is still in the valley after 100,000 steps; at rate 0.01 it has left it after 10,000.',
      trainings: {},
      seeds: [1, 2, 3],
      effect: (_, seed) => endOf(trap, MEAN, HIGH, seed)[1],
      margin: 1,
      control: (_, seed) => endOf(longerSteps, MEAN, HIGH, seed)[1],
      gone: -5,
    }),
    defineClaim({
      says: 'At rate 0.001 the mean ends in the valley, and PCGrad from the same start on the front far below it.',
      trainings: {},
      seeds: [1, 2, 3],
      effect: (_, seed) => endOf(trap, MEAN, HIGH, seed)[1],
      margin: 1,
      control: (_, seed) => endOf(trap, PCGRAD, HIGH, seed)[1],
      gone: -5,
    }),
    defineClaim({
      says: 'PCGrad and UPGrad without regularisation stop at the side of the Pareto front where they meet it; the mean and CAGrad go on to its middle.',
      trainings: {},
      seeds: [1, 2, 3],
      effect: (_, seed) => Math.min(...[PCGRAD, EXACT_UPGRAD].map((by) => fromMiddle(by, seed))),
      margin: 4,
      control: (_, seed) => Math.max(...[MEAN, CAGRAD].map((by) => fromMiddle(by, seed))),
      gone: 0.1,
    }),
    defineClaim({
      says: 'The average direction points against a task in at least 0.3 of the steps; those of PCGrad, UPGrad and a sum with weight 1/9 for B in fewer than 0.2.',
      trainings: { average, projected: pair(PCGRAD), dual: pair(UPGRAD), weighed },
      seeds: [1, 2, 3],
      effect: (ended) => againstShare(ended.average),
      margin: 0.3,
      control: ({ projected, dual, weighed }) => Math.max(...[projected, dual, weighed].map(againstShare)),
      gone: 0.2,
    }),
    defineClaim({
      says: 'With B three times as large, PCGrad leaves A at least 1.3 times the test loss of a sum with weight 1/9 for B; with equal units and weights it does not.',
      trainings: {
        projected: pair(PCGRAD),
        weighed,
        projectedEqual: pair(PCGRAD, { scale: 1 }),
        weighedEqual: pair(SUM, { scale: 1 }),
      },
      seeds: [1, 2, 3],
      effect: (ended) => lossOfA(ended.projected) / lossOfA(ended.weighed),
      margin: 1.3,
      control: (ended) => lossOfA(ended.projectedEqual) / lossOfA(ended.weighedEqual),
      gone: 1.1,
    }),
  ],
})
