import { expect, test } from 'vitest'
import { chosen } from '../config/chosen'
import { defaultConfig, defaultTask } from '../config/defaults'
import { programKey } from '../config/program'
import type { RunConfig } from '../config/types'
import { checkedChange, validateConfig } from '../config/validate'
import { losses } from '../losses/all'
import { problemOf } from '../problems/all'
import { fittingMetrics, METRICS, metricFits, metricOfTask, scoreName, usualMetric } from './names'

const withTask = (change: Partial<RunConfig['tasks'][number]>): RunConfig => ({
  ...defaultConfig,
  tasks: defaultConfig.tasks.map((task, t) => (t === 0 ? { ...task, ...change } : task)),
})

test('the metrics that fit a kind and a loss; the first is the score', () => {
  expect(fittingMetrics({ kind: 'binary', loss: 'bce' })).toEqual([
    'accuracy',
    'balancedAccuracy',
    'macroF1',
    'auc',
    'logLoss',
  ])
  // Margins are no probabilities.
  expect(fittingMetrics({ kind: 'binary', loss: 'hinge' })).not.toContain('logLoss')
  expect(fittingMetrics({ kind: 'multiclass', loss: 'softmax' })).toContain('logLoss')
  expect(fittingMetrics({ kind: 'regression', loss: 'huber' })).toEqual(['r2', 'mae'])
  expect(fittingMetrics({ kind: 'regression', loss: 'quantile' })).toEqual(['r1', 'r2', 'mae'])
  for (const { id, fits } of losses) {
    for (const kind of fits) {
      const fitting = fittingMetrics({ kind, loss: id })
      expect(fitting[0]).toBe(scoreName({ kind, loss: id }))
      expect(METRICS).toEqual(expect.arrayContaining([...fitting]))
    }
  }
})

test('the usual metric is that of the target, if it fits the loss', () => {
  const problem = problemOf(defaultConfig)
  const task = defaultTask('t1', 'circles', 'bce')
  const rare = {
    ...problem,
    targets: problem.targets.map((target) => ({ ...target, usualMetric: 'logLoss' as const })),
  }
  expect(usualMetric(problem, task)).toBe('accuracy')
  expect(metricOfTask(rare, task)).toBe('logLoss')
  expect(metricOfTask(rare, { ...task, metric: 'auc' })).toBe('auc')
  expect(metricOfTask(rare, { ...task, loss: { id: 'hinge', options: {} } })).toBe('accuracy')
})

test('a metric that does not fit is named with those that do', () => {
  const { config, faults } = validateConfig(withTask({ metric: 'mae' }))
  expect(config.tasks[0].metric).toBe('usual')
  expect(faults).toEqual([
    {
      field: 'tasks.t1.metric',
      reason: 'range',
      value: 'mae',
      allowed: 'usual | accuracy | balancedAccuracy | macroF1 | auc | logLoss',
    },
  ])
  expect(checkedChange(defaultConfig, 'tasks.t1.metric', 'mae')).toBeNull()
  expect(checkedChange(defaultConfig, 'tasks.t1.metric', 'auc')?.tasks[0].metric).toBe('auc')
})

test('another loss or target keeps the metric if it fits', () => {
  const shown = (config: RunConfig | null) => config?.tasks[0].metric
  const withAuc = withTask({ metric: 'auc' })
  const withLogLoss = withTask({ metric: 'logLoss' })
  expect(shown(chosen(withAuc, 'tasks.t1.loss.id', 'hinge'))).toBe('auc')
  expect(shown(chosen(withLogLoss, 'tasks.t1.loss.id', 'hinge'))).toBe('usual')
  expect(shown(chosen(withAuc, 'tasks.t1.target', 'blobs'))).toBe('auc')
  expect(shown(chosen(withAuc, 'tasks.t1.target', 'ripple'))).toBe('usual')
  const changed = chosen(withAuc, 'tasks.t1.target', 'ripple')
  expect(changed?.tasks.every((task) => metricFits(problemOf(changed), task))).toBe(true)
})

test('a metric changes neither the program nor the run', () => {
  expect(programKey(withTask({ metric: 'auc' }))).toBe(programKey(defaultConfig))
})
