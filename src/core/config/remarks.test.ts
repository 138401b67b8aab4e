import { describe, expect, test } from 'vitest'
import { createCpuEngine } from '../../engine/cpu/engine'
import { createTrainer } from '../../engine/trainer'
import { AUTO } from '../options'
import { makeProblem } from '../problems/all'
import { referenceOf } from '../problems/dials'
import { defaultConfig, defaultTask } from './defaults'
import { type FieldPath, setField } from './paths'
import type { RemarkKey } from './remark'
import { remarksOn } from './remarks'
import { factsKey, factsOf } from './taskFacts'
import { remarksOnTask } from './taskRemarks'
import type { RunConfig, TaskConfig } from './types'

const small: RunConfig = {
  ...defaultConfig,
  problem: { ...defaultConfig.problem, samples: 300 },
  tasks: [defaultTask('t1', 'circles', 'bce'), defaultTask('t2', 'plane', 'mse')],
}
const changed = (config: RunConfig, changes: Readonly<Record<string, unknown>>): RunConfig =>
  Object.entries(changes).reduce((present, [field, value]) => setField(present, field as FieldPath, value), config)
const said = (config: RunConfig) => {
  const enabled = config.tasks.filter((task) => task.enabled)
  return remarksOn(
    config,
    enabled.map((task) => factsOf(config.problem, task, referenceOf(task, config.tasks[0]))),
  )
}
const only = (task: TaskConfig, changes: Readonly<Record<string, unknown>> = {}) =>
  changed({ ...small, tasks: [task] }, changes)
const formula = (expression: string, loss = 'mse', parts: Partial<TaskConfig> = {}) =>
  only({ ...defaultTask('t1', 'formula', loss), expression, ...parts })
/** So few impressions that often none is clicked, and only clicks can lead to this target. */
const few = (target: string): RunConfig =>
  only(defaultTask('t1', target, target === 'purchase' ? 'bce' : 'mse'), {
    'problem.id': 'clicks',
    'problem.samples': 40,
  })
const sgd = { id: 'sgd', options: {} }
const tube = { id: 'epsilonInsensitive', options: { epsilon: 5 } }

/** A set-up for each kind of remark. */
const cases: readonly [RemarkKey, string, RunConfig][] = [
  ['batchNormOne', 'network.batchNorm', changed(small, { 'network.batchNorm': true, 'training.batchSize': 1 })],
  ['batchNormFew', 'training.batchSize', changed(small, { 'network.batchNorm': true, 'training.batchSize': 3 })],
  ['rateTiny', 'training.learningRate', changed(small, { 'training.learningRate': 1e-6 })],
  ['rateLarge', 'training.learningRate', changed(small, { 'training.learningRate': 3 })],
  [
    'rateEnds',
    'training.schedule.id',
    changed(small, { 'training.schedule': { id: 'exponential', options: { halfLife: 1 } } }),
  ],
  ['warmupLong', 'training.warmup', changed(small, { 'training.warmup': 5000, 'training.stopAfter': 1000 })],
  ['clipTiny', 'training.clipNorm', changed(small, { 'training.optimizer': sgd, 'training.clipNorm': 0.001 })],
  ['clipTiny', 'training.clipValue', changed(small, { 'training.optimizer': sgd, 'training.clipValue': 0.001 })],
  [
    'nothingRare',
    'training.oversampling',
    changed(small, { 'training.oversampling': 0.5, 'training.batchSize': 5000 }),
  ],
  ['penaltyStrong', 'training.l1', only(defaultTask('t1', 'circles', 'bce'), { 'training.l1': 0.1 })],
  ['penaltyStrong', 'training.l2', changed(small, { 'training.l2': 0.5 })],
  ['dropoutMost', 'network.dropout', changed(small, { 'network.trunk': [20, 4], 'network.dropout': 0.9 })],
  ['weightsZero', 'tasks.t1.weight', changed(small, { 'tasks.t1.weight': 0, 'tasks.t2.weight': 0 })],
  [
    'methodZero',
    'weighting',
    changed(small, {
      weighting: { id: 'manual-schedule', options: { curves: [[[0, 0]], [[0, 0]]] }, modifiers: [] },
    }),
  ],
  [
    'noLabels',
    'tasks.t1.labels',
    only({ ...defaultTask('t1', 'circles', 'bce'), labels: 0.01 }, { 'problem.samples': 40 }),
  ],
  ...['purchase', 'watchTime'].map((target): [RemarkKey, string, RunConfig] => [
    'noLabels',
    'tasks.t1.target',
    few(target),
  ]),
  [
    'labelsRare',
    'tasks.t1.labels',
    only({ ...defaultTask('t1', 'circles', 'bce'), labels: 0.1 }, { 'training.batchSize': 1 }),
  ],
  [
    'oneClass',
    'tasks.t1.labels',
    only({ ...defaultTask('t1', 'circles', 'bce'), labels: 0.06 }, { 'problem.samples': 40 }),
  ],
  [
    'oneClass',
    'tasks.t1.rare',
    only({ ...defaultTask('t1', 'circles', 'bce'), rare: 0.01 }, { 'problem.samples': 40 }),
  ],
  [
    'classMissing',
    'tasks.t1.loss.options.positiveWeight',
    only(
      { ...defaultTask('t1', 'circles', 'bce'), labels: 0.06, loss: { id: 'bce', options: { positiveWeight: AUTO } } },
      { 'problem.samples': 40 },
    ),
  ],
  [
    'classMissing',
    'tasks.t1.loss.options.classWeights',
    only(
      {
        ...defaultTask('t1', 'blobs', 'softmax'),
        labels: 0.2,
        loss: { id: 'softmax', options: { classWeights: [AUTO, AUTO, AUTO] } },
      },
      { 'problem.samples': 40 },
    ),
  ],
  [
    'noCondition',
    'tasks.t2.product',
    {
      ...small,
      problem: { ...small.problem, id: 'clicks', samples: 2000 },
      tasks: [defaultTask('t1', 'click', 'hinge'), { ...defaultTask('t2', 'purchase', 'bce'), product: true }],
    },
  ],
  ['labelsRandom', 'tasks.t1.noise', only({ ...defaultTask('t1', 'circles', 'bce'), noise: 0.5 })],
  ['labelsRandom', 'tasks.t1.noise', only({ ...defaultTask('t1', 'blobs', 'softmax'), classes: 4, noise: 0.75 })],
  ['noTargets', 'tasks.t1.expression', formula('ln(-1-x*x)')],
  ['constantTarget', 'tasks.t1.expression', formula('2')],
  ['constantTarget', 'tasks.t1.expression', formula('sin(x)^2+cos(x)^2')],
  ['hugeTargets', 'tasks.t1.expression', formula('x*10^12')],
  ['negativeTargets', 'tasks.t1.loss.id', formula('x-3', 'poisson')],
  ['tubeTooWide', 'tasks.t1.loss.options.epsilon', only({ ...defaultTask('t1', 'plane', 'mse'), loss: tube })],
  [
    'testOneClass',
    'problem.testFraction',
    only(defaultTask('t1', 'circles', 'bce'), { 'problem.samples': 40, 'problem.testFraction': 0.05 }),
  ],
  [
    'testConstant',
    'tasks.t1.target',
    changed(formula('max(0,x-0.8)'), { 'problem.samples': 40, 'problem.testFraction': 0.05 }),
  ],
]

describe.each(cases)('%s, at %s', (key, field, given) => {
  // These remarks depend on the draw of the data, so a seed is searched whose data have the remark.
  const config = /^(test|oneClass|noLabels|classMissing)/.test(key)
    ? (Array.from({ length: 200 }, (_, seed) => changed(given, { 'problem.seed': seed })).find((candidate) =>
        said(candidate).some((remark) => remark.key === key),
      ) ?? given)
    : given
  test('is shown at the control that causes it', () => {
    const found = said(config).filter((remark) => remark.key === key)
    expect(found).toHaveLength(1)
    expect(found[0].fields).toContain(field)
    for (const value of Object.values(found[0].values)) expect(value).not.toBeNaN()
  })
  test('disappears with its remedy', () => {
    const [remark] = said(config).filter((entry) => entry.key === key)
    if (!remark.remedy) {
      expect(['noTargets', 'constantTarget', 'hugeTargets']).toContain(key)
      return
    }
    const mended = changed(
      config,
      Object.fromEntries(remark.remedy.changes.map(({ field: path, value }) => [path, value])),
    )
    expect(said(mended).map((entry) => entry.key)).not.toContain(key)
  })
})

test('rare labels that are drawn more often are no longer rare', () => {
  const [, , rare] = cases.find(([key]) => key === 'labelsRare') ?? cases[0]
  expect(said(rare).map(({ key }) => key)).toContain('labelsRare')
  expect(said(changed(rare, { 'training.oversampling': 0.8 })).map(({ key }) => key)).not.toContain('labelsRare')
})

test('a product without a yes among its rows is constant: all of them have a label', () => {
  const product = { ...defaultTask('t2', 'purchase', 'bce'), product: true }
  const config = changed({ ...few('purchase'), tasks: [defaultTask('t1', 'click', 'bce'), product] }, {})
  const seeds = Array.from({ length: 20 }, (_, seed) => changed(config, { 'problem.seed': seed }))
  const without = seeds.find((each) => factsOf(each.problem, product).train.labelled === 0) ?? config
  const remarks = said(without).filter(({ fields }) => fields.some((field) => field.startsWith('tasks.t2')))
  expect(remarks.map(({ key, values }) => [key, values.rows])).toEqual([['oneClass', 28]])
})

test('more samples are a remedy only as far as the problem has rows', () => {
  const one = { labelled: 12, classes: [12, 0], distinct: 1 }
  const cars = changed(defaultConfig, { 'problem.id': 'cars', 'problem.testFraction': 0.5 })
  const task = defaultTask('t1', 'origin', 'softmax')
  const facts = factsOf(small.problem, small.tasks[0])
  const remedyWith = (samples: number) =>
    remarksOnTask(changed({ ...cars, tasks: [task] }, { 'problem.samples': samples }), task, {
      ...facts,
      test: { ...facts.test, ...one },
    }).find(({ key }) => key === 'testOneClass')?.remedy?.changes
  expect(remedyWith(100)).toEqual([{ field: 'problem.samples', value: 406 }])
  expect(remedyWith(406)).toBeUndefined()
  expect(remedyWith(500)).toBeUndefined()
})

test('set-ups that learn have no remarks', () => {
  expect(said(defaultConfig)).toEqual([])
  expect(said(small)).toEqual([])
  expect(said(changed(small, { 'network.batchNorm': true }))).toEqual([])
  expect(said(changed(small, { 'network.dropout': 0.5, 'training.l2': 0.003, 'tasks.t1.weight': 0 }))).toEqual([])
  expect(said(changed(small, { 'training.optimizer': { id: 'gd', options: {} }, 'training.batchSize': 1 }))).toEqual([])
  expect(said(changed(small, { 'training.clipNorm': 1e-3 }))).toEqual([])
  expect(said(formula('1+x*x', 'poisson'))).toEqual([])
  for (const id of ['rlw', 'famo', 'mgda', 'task-schedule', 'formula'])
    expect(said(changed(small, { weighting: { id, options: {}, modifiers: [] } }))).toEqual([])
  // Tasks that are switched off have no remarks.
  const off = { ...formula('2').tasks[0], id: 't9', enabled: false }
  expect(said({ ...small, tasks: [...small.tasks, off] })).toEqual([])
})

test('a target that is negative because of noise counts too, and the values are those of the training points', () => {
  const [remark] = said(formula('1+x', 'poisson', { noise: 1 }))
  expect(remark.key).toBe('negativeTargets')
  expect(remark.values.share).toBeGreaterThan(0)
  expect(remark.values.share).toBeLessThan(0.5)
  expect(remark.values.least).toBeLessThan(0)
})

test('facts do not depend on weight, name or whether the task is enabled, and the key tells what they depend on', () => {
  const { problem, tasks } = small
  expect(factsOf(problem, tasks[1])).toEqual(factsOf(problem, { ...tasks[1], enabled: false, weight: 7, name: 'x' }))
  expect(factsKey(problem, tasks[1])).toBe(factsKey(problem, { ...tasks[1], weight: 7, name: 'x' }))
  expect(factsKey(problem, tasks[1])).not.toBe(factsKey(problem, { ...tasks[1], labels: 0.5 }))
  expect(factsKey(problem, tasks[1])).not.toBe(factsKey({ ...problem, seed: 2 }, tasks[1]))
})

test('facts have the accuracy of the best constant, the mean over several columns', () => {
  const { problem } = small
  const circles = factsOf(problem, small.tasks[0]).test
  expect(circles.often).toBeCloseTo(Math.max(...circles.classes) / circles.labelled, 12)
  const task = defaultTask('t1', 'questions', 'bce')
  const { test: split } = makeProblem({ problem, tasks: [task] })
  const shares = [0, 1, 2].map(
    (k) => split.targets[0].filter((_, i) => i % 3 === k).reduce((a, b) => a + b) / split.rows,
  )
  const best = shares.map((share) => Math.max(share, 1 - share))
  expect(factsOf(problem, task).test.often).toBeCloseTo((best[0] + best[1] + best[2]) / 3, 12)
  expect(factsOf(problem, small.tasks[1]).test.often).toBeNaN()
})

/** The best test metric among the tasks after training. */
async function reached(config: RunConfig): Promise<number> {
  const trainer = await createTrainer(createCpuEngine(), { recordings: [{ config, edits: [] }] })
  while (trainer.step < 600 && trainer.advance());
  const { testMetrics } = trainer.look(0)
  trainer.dispose()
  return Math.max(...testMetrics)
}

test.each(
  cases.filter(([key]) =>
    [
      'batchNormOne',
      'rateTiny',
      'rateEnds',
      'penaltyStrong',
      'dropoutMost',
      'weightsZero',
      'labelsRandom',
      'tubeTooWide',
    ].includes(key),
  ),
)('%s, at %s: learns nothing, and learns with the remedy', { timeout: 60_000 }, async (key, _field, config) => {
  const [remark] = said(config).filter((entry) => entry.key === key)
  const remedy = remark.remedy?.changes ?? []
  const mended = changed(config, Object.fromEntries(remedy.map(({ field, value }) => [field, value])))
  // Without learning: 0.64 for the circles, a quarter for four classes, 0 for R².
  expect(await reached(config)).toBeLessThan(0.7)
  expect(await reached(mended)).toBeGreaterThan(0.8)
})
