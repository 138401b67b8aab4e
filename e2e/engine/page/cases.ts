/**
 * Set-ups on which the WebGL engine is compared with the CPU engine. They contain every activation, loss, optimizer and
 * option of the engine at least once. T, R and B differ, some widths do not fill their texels, some labels are missing,
 * and some seeds and step numbers need more than 16 bits.
 */
import { lossById } from '../../../src/core/losses/all'
import type { Aggregate } from '../../../src/core/weightings/define'
import type { ProgramSpec, Request, RunSettings } from '../../../src/engine/engine'

export interface Case {
  readonly name: string
  readonly spec: ProgramSpec
  readonly learningRate: number
  /** Classes have unlike weights. */
  readonly weighsClasses?: boolean
  /** Learning rate of the heads over that of the trunk. */
  readonly headRate?: (run: number) => number
  /** The tasks sum their losses over the batch, except for every third. */
  readonly sums?: boolean
  readonly settings: (run: number) => Partial<RunSettings>
  /** With aggregates every step is an `observe`. Otherwise the first half of the steps is an `advance`. */
  readonly aggregate: (run: number) => Aggregate | null
  readonly request: Request
}

type Task = ProgramSpec['tasks'][number]
const regression = (loss: string, outputs = 1): Task => ({ kind: 'regression', outputs, targetWidth: outputs, loss })
const binary = (loss: string, outputs = 1): Task => ({ kind: 'binary', outputs, targetWidth: outputs, loss })
const classes = (loss: string, outputs: number): Task => ({ kind: 'multiclass', outputs, targetWidth: 1, loss })

export const PLAIN: Case = {
  name: '',
  spec: {
    inputWidth: 2,
    trunk: [7, 5],
    activation: 'tanh',
    batchNorm: null,
    dropout: false,
    head: [],
    tasks: [regression('mse'), binary('bce'), classes('softmax', 3)],
    optimizer: 'sgd',
    batchSize: 5,
    clips: false,
    runCount: 2,
  },
  learningRate: 0.05,
  settings: () => ({}),
  aggregate: () => null,
  request: { gramian: true, representationGramian: false },
}

type Change = Partial<Omit<Case, 'spec'>> & { readonly name: string; readonly spec?: Partial<ProgramSpec> }
const made = (change: Change): Case => ({ ...PLAIN, ...change, spec: { ...PLAIN.spec, ...change.spec } })

const NORM = { epsilon: 1e-5, momentum: 0.1 }
/** T = 5, R = 4, B = 7. */
const LARGE = { runCount: 4, batchSize: 7 }

export const cases: readonly Case[] = [
  made({ name: 'tanh, sgd, mse bce softmax' }),
  made({
    name: 'relu, momentum, mae huber quantile hinge squaredHinge',
    spec: {
      ...LARGE,
      activation: 'relu',
      optimizer: 'momentum',
      tasks: [regression('mae'), regression('huber'), regression('quantile'), binary('hinge'), binary('squaredHinge')],
    },
    learningRate: 0.01,
  }),
  made({
    name: 'leakyRelu, nesterov, logCosh epsilonInsensitive poisson focal multiclassFocal',
    spec: {
      ...LARGE,
      activation: 'leakyRelu',
      optimizer: 'nesterov',
      tasks: [
        regression('logCosh'),
        regression('epsilonInsensitive'),
        regression('poisson'),
        binary('focal'),
        classes('multiclassFocal', 5),
      ],
    },
    learningRate: 0.01,
    request: { gramian: true, representationGramian: true },
  }),
  made({
    name: 'sigmoid, adagrad, hidden heads, l1 and l2',
    spec: { activation: 'sigmoid', optimizer: 'adagrad', head: [6], trunk: [5] },
    settings: (run) => ({ l1: 0.01 * run, l2: 0.02 }),
    request: { gramian: true, representationGramian: true },
  }),
  made({
    name: 'gelu, rmsprop, two hidden head layers',
    spec: { ...LARGE, activation: 'gelu', optimizer: 'rmsprop', head: [6, 3], trunk: [6, 9] },
    learningRate: 0.003,
  }),
  made({
    name: 'linear, gd, clipping by value and norm',
    spec: { activation: 'linear', optimizer: 'gd', clips: true, batchSize: 40 },
    settings: (run) => (run === 0 ? { clipValue: 0.05, clipNorm: 0.2 } : { clipNorm: 0.3 }),
  }),
  made({
    name: 'weights of classes, adam',
    spec: {
      ...LARGE,
      optimizer: 'adam',
      tasks: [binary('bce'), classes('softmax', 3), classes('multiclassFocal', 5), classes('softmax', 6)],
    },
    learningRate: 0.01,
    weighsClasses: true,
    request: { gramian: true, representationGramian: true },
  }),
  made({
    name: 'sums over the batch beside means, weights of classes, missing labels',
    spec: { ...LARGE, tasks: [binary('bce'), classes('softmax', 3), regression('mse'), regression('huber')] },
    learningRate: 0.005,
    weighsClasses: true,
    sums: true,
    request: { gramian: true, representationGramian: true },
  }),
  made({
    name: 'another rate for the heads of some runs, hidden heads, momentum',
    spec: { ...LARGE, optimizer: 'momentum', head: [6], clips: true },
    learningRate: 0.01,
    settings: (run) => ({ clipNorm: run === 3 ? 0.5 : 0 }),
    headRate: (run) => [0.2, 4, 1, 3][run],
  }),
  made({
    name: 'a rate for the heads, adamw',
    spec: { ...LARGE, optimizer: 'adamw' },
    learningRate: 0.01,
    headRate: (run) => 0.5 + run,
  }),
  made({ name: 'batch norm, adam', spec: { batchNorm: NORM, optimizer: 'adam' }, learningRate: 0.01 }),
  made({
    name: 'batch norm, gelu, dropout, adamw, clipping',
    spec: {
      ...LARGE,
      batchNorm: NORM,
      activation: 'gelu',
      dropout: true,
      optimizer: 'adamw',
      clips: true,
      trunk: [9, 6],
    },
    learningRate: 0.01,
    settings: (run) => ({ dropout: 0.2 * run, clipValue: run === 1 ? 0.02 : 0 }),
    request: { gramian: true, representationGramian: true },
  }),
  made({
    name: 'dropout without norm, adam, hidden heads',
    spec: { ...LARGE, dropout: true, optimizer: 'adam', head: [4], trunk: [10, 6, 4] },
    learningRate: 0.01,
    settings: (run) => ({ dropout: 0.15 * run }),
  }),
  made({
    name: 'tracked gradients, each scale',
    spec: { ...LARGE, optimizer: 'adam' },
    learningRate: 0.01,
    aggregate: (run) =>
      run === 3
        ? null
        : { kind: 'tracked', keep: 0.7, take: 0.3, scale: (['one', 'lossOverNorm', 'inverseLoss'] as const)[run] },
  }),
  made({
    name: 'squared gradients beside none',
    spec: { runCount: 4, batchSize: 7 },
    aggregate: (run) => (run % 2 === 0 ? { kind: 'squares' } : null),
    request: { gramian: false, representationGramian: false },
  }),
  made({
    name: 'sign vote beside tracked and none',
    spec: { ...LARGE, tasks: PLAIN.spec.tasks.slice(0, 2) },
    aggregate: (run) =>
      run < 2
        ? { kind: 'signVote', leak: run === 0 ? [] : [0.3, 0.8] }
        : run === 2
          ? { kind: 'tracked', keep: 0.5, take: 0.5, scale: 'one' }
          : null,
  }),
  made({
    name: 'vote at the representation beside none, dropout and hidden heads',
    spec: { ...LARGE, dropout: true, head: [4], optimizer: 'adam' },
    learningRate: 0.01,
    settings: (run) => ({ dropout: 0.15 * run }),
    aggregate: (run) => (run === 2 ? null : { kind: 'representationVote', leak: run === 0 ? [] : [0.3, 0.8] }),
    request: { gramian: false, representationGramian: false },
  }),
  made({
    name: 'both votes beside tracked and none, batch norm, with the Gramian',
    spec: { ...LARGE, batchNorm: NORM, activation: 'relu' },
    aggregate: (run) =>
      (
        [
          { kind: 'representationVote', leak: [0, 0.2, 0.9] },
          { kind: 'signVote', leak: [] },
          { kind: 'tracked', keep: 0.5, take: 0.5, scale: 'one' },
          null,
        ] as const
      )[run],
  }),
  made({
    name: 'six layers with norm and hidden heads',
    spec: { batchNorm: NORM, trunk: [4, 5, 6, 7, 8, 9], head: [5], optimizer: 'adam', batchSize: 9 },
    learningRate: 0.005,
  }),
  made({
    name: 'products of two heads, weights of classes, missing labels',
    spec: {
      ...LARGE,
      optimizer: 'adam',
      tasks: [{ ...binary('bce'), given: 2 }, classes('softmax', 5), binary('bce'), { ...binary('focal'), given: 2 }],
    },
    learningRate: 0.01,
    weighsClasses: true,
    request: { gramian: true, representationGramian: true },
  }),
  made({
    name: 'products of two heads with hidden layers, gelu, votes beside none',
    spec: {
      ...LARGE,
      activation: 'gelu',
      head: [5, 3],
      tasks: [binary('bce'), { ...binary('bce'), given: 0 }, regression('mse')],
    },
    aggregate: (run) =>
      run === 0
        ? { kind: 'representationVote', leak: [0, 0.2, 0.9] }
        : run === 1
          ? { kind: 'tracked', keep: 0.5, take: 0.5, scale: 'one' }
          : null,
  }),
  made({
    name: 'losses alone, wide inputs, several outputs',
    spec: {
      inputWidth: 9,
      tasks: [regression('mse', 6), regression('huber', 4), classes('softmax', 8), binary('bce', 5), binary('bce')],
      runCount: 3,
    },
    request: { gramian: false, representationGramian: false },
  }),
  made({
    name: '1,021 inputs',
    spec: { inputWidth: 1021, optimizer: 'adam' },
    learningRate: 0.005,
  }),
  made({
    name: 'twelve tasks, sixty-four runs, differing in all that runs may differ in',
    spec: {
      trunk: [5, 3],
      tasks: Array.from({ length: 12 }, (_, t) => PLAIN.spec.tasks[t % 3]),
      runCount: 64,
      batchSize: 3,
      optimizer: 'momentum',
      dropout: true,
      clips: true,
    },
    learningRate: 0.002,
    settings: (run) => ({
      l1: 1e-4 * run,
      l2: 2e-4 * (64 - run),
      clipValue: run % 3 === 0 ? 0.1 + 0.01 * run : 0,
      clipNorm: run % 4 === 1 ? 0.5 + 0.01 * run : 0,
      dropout: run % 5 === 0 ? 0 : 0.01 * run,
    }),
  }),
  made({
    name: 'layers as wide and as many as they may be',
    spec: { trunk: [256, 3, 129, 1, 64, 256], head: [5, 256, 2], optimizer: 'adam', batchSize: 4 },
    learningRate: 0.001,
  }),
  made({ name: 'a batch of one row', spec: { batchSize: 1, runCount: 2 }, learningRate: 0.02 }),
  made({ name: 'a batch of one row, batch norm', spec: { batchSize: 1, runCount: 2, batchNorm: NORM } }),
  made({
    name: 'one task, one run',
    spec: { tasks: [regression('mse')], runCount: 1, batchSize: 3, optimizer: 'adam' },
  }),
]

/**
 * Moves each option half way to its largest value. For every second task it is the smallest value, unless that is the
 * default. Weights of classes are 1 unless the case has some: then 3, and 0.5, 1.5 and 2.5 in turn.
 */
export const lossOptionsOf = ({ spec, weighsClasses }: Pick<Case, 'spec' | 'weighsClasses'>): number[][] =>
  spec.tasks.map(({ loss, outputs }, t) =>
    Object.entries(lossById(loss).options).flatMap(([name, option]) => {
      if (option.kind === 'perClass')
        return Array.from({ length: outputs }, (_, k) => (weighsClasses ? 0.5 + ((k + t) % 3) : 1))
      if (name === 'positiveWeight') return weighsClasses ? 3 : 1
      const end = t % 2 === 0 || option.default === option.min ? option.max : option.min
      return 0.5 * (option.default + end)
    }),
  )
