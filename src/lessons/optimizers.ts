/** Optimizers and the tricks around them: what each of them changes, and what it does not. */
import { defaultConfig, defaultTask } from '../core/config/defaults'
import type { RunConfig } from '../core/config/types'
import { defineClaim, defineLesson, type Ended, type Seen } from './define'
import { bothWeights, laneAt, lanesOf, runAt } from './lanes'

const STEPS = 300
const DROP = 200

interface Setup {
  readonly optimizer?: string
  readonly weights?: readonly [number, number]
  readonly noise?: number
  readonly problem?: Partial<RunConfig['problem']>
  readonly network?: Partial<RunConfig['network']>
  readonly training?: Partial<RunConfig['training']>
}

/** Two regressions on a small trunk. */
function setUp({ optimizer = 'sgd', weights = [1, 1], noise = 0, problem, network, training }: Setup): RunConfig {
  return {
    ...defaultConfig,
    problem: { ...defaultConfig.problem, samples: 200, ...problem },
    tasks: ['product', 'bumps'].map((target, t) => ({
      ...defaultTask(`t${t + 1}`, target, 'mse'),
      weight: weights[t],
      noise,
    })),
    network: { ...defaultConfig.network, trunk: [8], ...network },
    training: {
      ...defaultConfig.training,
      optimizer: { id: optimizer, options: {} },
      learningRate: 0.1,
      batchSize: 32,
      stopAfter: STEPS,
      ...training,
    },
  }
}

const atRate = (optimizer: string, learningRate: number, stopAfter = STEPS): RunConfig =>
  setUp({ optimizer, training: { learningRate, batchSize: 8, stopAfter } })
const adamWith = (weights: readonly [number, number]): RunConfig =>
  setUp({ optimizer: 'adam', weights, training: { learningRate: 0.01 } })
const decaying = (optimizer: string, decays: boolean): RunConfig =>
  setUp({
    optimizer,
    training: {
      learningRate: 0.25,
      batchSize: 4,
      schedule: decays ? { id: 'step', options: { every: DROP, factor: 0.1 } } : { id: 'constant', options: {} },
    },
  })
const deep = (activation: string, batchNorm: boolean): RunConfig =>
  setUp({ network: { trunk: [8, 8, 8], activation, batchNorm } })
const clipped = (weights: readonly [number, number], clipNorm: number): RunConfig =>
  setUp({ weights, training: { clipNorm } })
/** Few noisy rows, or many clean ones. */
const penalised = (rows: 'few' | 'many', training: Partial<RunConfig['training']>): RunConfig =>
  setUp({
    optimizer: 'adam',
    noise: rows === 'few' ? 1 : 0,
    problem: { samples: rows === 'few' ? 60 : 300, testFraction: 0.5 },
    network: { trunk: [16] },
    training: { learningRate: 0.03, ...training },
  })
const L2 = 0.01
const L1 = 0.01

const sum = (ended: Ended): number => ended.last.testLosses[0] + ended.last.testLosses[1]
/** Mean test loss of the first task after the drop of the learning rate. */
function afterDrop({ records }: Ended): number {
  const tail = records.filter(({ step }) => step > DROP).map(({ testLosses }) => testLosses[0])
  return tail.reduce((all, loss) => all + loss, 0) / tail.length
}
const finite = (ended: Ended): number => (ended.diverged ? 0 : 1)

/** The largest test loss of the first task in the hundred steps before the drop. */
function worstBeforeDrop(seen: Seen): number | null {
  const losses = seen.column('testLosses', 0)
  const values = Array.from(seen.steps).flatMap((step, k) => (step > DROP - 100 && step <= DROP ? [losses[k]] : []))
  return values.length > 0 ? Math.max(...values) : null
}

const laneSum = (lane: number) => (seen: Seen) => {
  const [first, second] = [0, 1].map((task) => laneAt(lane, 'testLosses', task)(seen))
  return first === null || second === null ? null : first + second
}

export const optimizers = defineLesson({
  id: 'optimizers',
  covers: ['2.3.1', '2.3.2'],
  minutes: 15,
  steps: [
    {
      id: 'rates',
      shows: lanesOf(
        atRate('sgd', 0.01),
        [
          { 'training.optimizer.id': 'sgd' },
          { 'training.optimizer.id': 'gd' },
          { 'training.optimizer.id': 'momentum' },
          { 'training.optimizer.id': 'rmsprop' },
          { 'training.optimizer.id': 'adam' },
          { 'training.optimizer.id': 'sgd', 'training.learningRate': 0.1 },
        ],
        { steps: STEPS, names: ['', '', '', '', '', 'SGD × 10'] },
      ),
      looksAt: ['laneCurves', 'lanes'],
      question: { kind: 'choice', options: ['withSgd', 'withMomentum', 'diverges'], right: 'withMomentum' },
      tex: String.raw`v \leftarrow m v + g,\qquad \theta \leftarrow \theta - \eta\, v,\qquad v \approx \frac{g}{1-m} = 10\,g`,
      numbers: { sgd: laneSum(0), momentum: laneSum(2), tenfold: laneSum(5) },
    },
    {
      id: 'scale',
      shows: lanesOf(adamWith([1, 1]), [bothWeights(1, 1), bothWeights(100, 100), bothWeights(1, 100)], {
        steps: STEPS,
        names: ['1 : 1', '100 : 100', '1 : 100'],
      }),
      looksAt: ['laneCurves', 'results'],
      question: { kind: 'choice', options: ['both', 'one', 'all', 'none'], right: 'one' },
      tex: String.raw`\theta \leftarrow \theta - \eta\,\frac{\hat m}{\sqrt{\hat v} + \epsilon},\qquad \frac{100\,\hat m}{\sqrt{100^2\,\hat v}} = \frac{\hat m}{\sqrt{\hat v}}`,
      numbers: {
        plain: laneAt(0, 'testLosses', 0),
        common: laneAt(1, 'testLosses', 0),
        one: laneAt(2, 'testLosses', 0),
      },
    },
    {
      id: 'decay',
      shows: { place: 'run', config: decaying('sgd', true), until: STEPS },
      looksAt: ['taskCurves', 'schedule'],
      question: { kind: 'curve', column: 'testLosses', task: 0, until: STEPS, top: 2 },
      tex: String.raw`\eta_s = \eta_0\,\gamma^{\lfloor s/n \rfloor},\qquad \eta_0 = 0.25,\ \gamma = 0.1,\ n = 200`,
      numbers: { before: worstBeforeDrop, after: runAt('testLosses', 0) },
    },
    {
      id: 'norm',
      shows: lanesOf(
        deep('sigmoid', false),
        [
          { 'network.activation': 'sigmoid' },
          { 'network.activation': 'sigmoid', 'network.batchNorm': true },
          { 'network.activation': 'tanh' },
          { 'network.activation': 'tanh', 'network.batchNorm': true },
        ],
        { steps: STEPS, names: ['sigmoid', 'sigmoid + BN', 'tanh', 'tanh + BN'] },
      ),
      looksAt: ['laneCurves', 'results'],
      question: { kind: 'choice', options: ['sigmoid', 'tanh', 'bothWithout'], right: 'sigmoid' },
      tex: String.raw`z' = \gamma\,\frac{z - \mu_B}{\sqrt{\sigma_B^2 + \epsilon}} + \beta`,
      numbers: { sigmoid: laneSum(0), normed: laneSum(1), tanh: laneSum(2), tanhNormed: laneSum(3) },
    },
    {
      id: 'clipping',
      shows: lanesOf(
        clipped([1, 1], 0),
        [
          bothWeights(1, 1),
          bothWeights(100, 100),
          { ...bothWeights(100, 100), 'training.clipNorm': 1 },
          { ...bothWeights(1, 100), 'training.clipNorm': 1 },
        ],
        { steps: STEPS, names: ['1 : 1', '100 : 100', '100 : 100, ‖g‖ ≤ 1', '1 : 100, ‖g‖ ≤ 1'] },
      ),
      looksAt: ['laneCurves', 'lanes'],
      question: { kind: 'choice', options: ['rescued', 'starved', 'diverges'], right: 'starved' },
      tex: String.raw`g \leftarrow g\,\min\!\Bigl(1, \frac{c}{\lVert g \rVert}\Bigr),\qquad c = 1`,
      numbers: { plain: laneAt(0, 'testLosses', 0), clipped: laneAt(3, 'testLosses', 0) },
    },
    {
      id: 'penalty',
      shows: lanesOf(
        penalised('few', {}),
        [{ 'training.l1': 0, 'training.l2': 0 }, { 'training.l2': L2 }, { 'training.l1': L1 }],
        { steps: STEPS, names: ['λ = 0', 'L2', 'L1'] },
      ),
      looksAt: ['laneCurves', 'results'],
      question: { kind: 'choice', options: ['without', 'with'], right: 'with' },
      tex: String.raw`g \leftarrow g + \lambda_2\,\theta \quad(\text{L2}),\qquad g \leftarrow g + \lambda_1 \operatorname{sign}\theta \quad(\text{L1})`,
      numbers: { plain: laneSum(0), l2: laneSum(1), l1: laneSum(2) },
    },
  ],
  claims: [
    defineClaim({
      says: 'For the same number of rows read, SGD with batches of 8 ends at less than half the loss of gradient descent; for the same number of steps it does not.',
      trainings: { sgd: atRate('sgd', 0.1), sameRows: atRate('gd', 0.1, 17), sameSteps: atRate('gd', 0.1) },
      seeds: [1, 2, 3],
      effect: ({ sgd, sameRows }) => sum(sameRows) / sum(sgd),
      margin: 2,
      control: ({ sgd, sameSteps }) => sum(sameSteps) / sum(sgd),
      gone: 1.2,
    }),
    defineClaim({
      says: 'At the same rate SGD leaves at least 1.8 times the loss of momentum 0.9; at ten times the rate it keeps up.',
      trainings: { momentum: atRate('momentum', 0.01), same: atRate('sgd', 0.01), tenfold: atRate('sgd', 0.1) },
      seeds: [1, 2, 3],
      effect: ({ momentum, same }) => sum(same) / sum(momentum),
      margin: 1.8,
      control: ({ momentum, tenfold }) => sum(tenfold) / sum(momentum),
      gone: 1.2,
    }),
    defineClaim({
      says: 'With Adam a factor of 100 on one loss at least doubles the loss of the other task; on both losses it changes nothing.',
      trainings: { plain: adamWith([1, 1]), one: adamWith([1, 100]), common: adamWith([100, 100]) },
      seeds: [1, 2, 3],
      effect: ({ plain, one }) => one.last.testLosses[0] / plain.last.testLosses[0],
      margin: 2,
      control: ({ plain, common }) => common.last.testLosses[0] / plain.last.testLosses[0],
      gone: 1.01,
    }),
    defineClaim({
      says: 'With batches of 4 a drop of the rate lowers the loss that follows at least 1.4 times; with all rows in each step it does not.',
      trainings: {
        constant: decaying('sgd', false),
        drop: decaying('sgd', true),
        fullConstant: decaying('gd', false),
        fullDrop: decaying('gd', true),
      },
      seeds: [1, 2, 3],
      effect: ({ constant, drop }) => afterDrop(constant) / afterDrop(drop),
      margin: 1.4,
      control: ({ fullConstant, fullDrop }) => afterDrop(fullConstant) / afterDrop(fullDrop),
      gone: 1.05,
    }),
    defineClaim({
      says: 'Batch norm lowers the loss of three sigmoid layers at least twofold under SGD; with tanh it does not lower it.',
      trainings: {
        sigmoid: deep('sigmoid', false),
        normed: deep('sigmoid', true),
        tanh: deep('tanh', false),
        tanhNormed: deep('tanh', true),
      },
      seeds: [1, 2, 3],
      effect: ({ sigmoid, normed }) => sum(sigmoid) / sum(normed),
      margin: 2,
      control: ({ tanh, tanhNormed }) => sum(tanh) / sum(tanhNormed),
      gone: 1.1,
    }),
    defineClaim({
      says: 'With both losses times 100 SGD diverges unless the gradient is clipped; without the factor neither run diverges.',
      trainings: {
        free: clipped([100, 100], 0),
        clipped: clipped([100, 100], 1),
        plain: clipped([1, 1], 0),
        plainClipped: clipped([1, 1], 1),
      },
      seeds: [1, 2, 3],
      effect: (ended) => finite(ended.clipped) - finite(ended.free),
      margin: 1,
      control: ({ plain, plainClipped }) => Math.abs(finite(plainClipped) - finite(plain)),
      gone: 0.5,
    }),
    defineClaim({
      says: 'Clipping does not undo a factor of 100 on one loss: the other task keeps at least twice its loss. A factor on both leaves it no worse.',
      trainings: { plain: clipped([1, 1], 0), one: clipped([1, 100], 1), common: clipped([100, 100], 1) },
      seeds: [1, 2, 3],
      effect: ({ plain, one }) => one.last.testLosses[0] / plain.last.testLosses[0],
      margin: 2,
      control: ({ plain, common }) => common.last.testLosses[0] / plain.last.testLosses[0],
      gone: 1.1,
    }),
    defineClaim({
      says: 'With 30 noisy training rows L2 and L1 each lower the test loss at least 1.3 times; with 150 clean rows both raise it.',
      trainings: {
        few: penalised('few', {}),
        fewL2: penalised('few', { l2: L2 }),
        fewL1: penalised('few', { l1: L1 }),
        many: penalised('many', {}),
        manyL2: penalised('many', { l2: L2 }),
        manyL1: penalised('many', { l1: L1 }),
      },
      seeds: [1, 2, 3],
      effect: ({ few, fewL1, fewL2 }) => sum(few) / Math.max(sum(fewL1), sum(fewL2)),
      margin: 1.3,
      control: ({ many, manyL1, manyL2 }) => sum(many) / Math.min(sum(manyL1), sum(manyL2)),
      gone: 0.9,
    }),
  ],
})
