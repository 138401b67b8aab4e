/**
 * Which metrics a task can have, and which one it shows. Apart from the arithmetic of `metrics.ts` and `outputs.ts`,
 * which only the engines need.
 *
 * A task has a **score** and a **metric**. The score is accuracy, R² or R¹, by kind and loss: the engines add it up at
 * every measured step, and methods that look at quality use it. The metric is what cards, tables and curves show. Where
 * it is not the score, it is computed from the predictions of the test rows at recorded steps, and no number of training
 * depends on it.
 */
import type { TaskConfig } from '../config/types'
import { lossById } from '../losses/all'
import type { TaskKind } from '../losses/define'
import type { Target } from '../problems/define'
import { targetOf, taskKind } from '../problems/targets'

/** Measures whose best value is 1: accuracy, R², or R¹ where the output is a quantile. */
export type ScoreName = 'accuracy' | 'r2' | 'r1'

export const METRICS = ['accuracy', 'balancedAccuracy', 'macroF1', 'auc', 'logLoss', 'r2', 'r1', 'mae'] as const
export type MetricName = (typeof METRICS)[number]

/** The properties of a task that decide which metrics it can have. */
export interface MeasuredTask {
  readonly kind: TaskKind
  readonly loss: string
}

export function scoreName({ kind, loss }: MeasuredTask): ScoreName {
  if (kind !== 'regression') return 'accuracy'
  return quantileOptionOf(loss) === undefined ? 'r2' : 'r1'
}

/** The metrics that a task can have; the first is its score. A loss of margins, such as hinge, gives no log-loss. */
export function fittingMetrics(task: MeasuredTask): readonly MetricName[] {
  const score = scoreName(task)
  if (task.kind === 'regression') return [...new Set<MetricName>([score, 'r2', 'mae'])]
  const loss = lossById(task.loss)
  const logits = loss.form === 'categorical' || loss.link === 'logistic'
  return [score, 'balancedAccuracy', 'macroF1', 'auc', ...(logits ? (['logLoss'] as const) : [])]
}

/** True for an error, whose best value is 0. Of all other metrics the best value is 1. */
export const isLowerBetter = (metric: MetricName): boolean => metric === 'mae' || metric === 'logLoss'

type OfTargets = { readonly targets: readonly Target[] }

export const measuredOf = (problem: OfTargets, task: TaskConfig): MeasuredTask => ({
  kind: taskKind(problem, task),
  loss: task.loss.id,
})

/** The metric of a task that has not chosen one: the target's usual one if it fits the loss, else the score. */
export function usualMetric(problem: OfTargets, task: TaskConfig): MetricName {
  const fitting = fittingMetrics(measuredOf(problem, task))
  return fitting.find((metric) => metric === targetOf(problem, task.target).usualMetric) ?? fitting[0]
}

/** The metric that a task shows. */
export const metricOfTask = (problem: OfTargets, task: TaskConfig): MetricName =>
  task.metric === 'usual' ? usualMetric(problem, task) : task.metric

/** The metric in which records have the score of a task that shows `metric`: an error is no score. */
export const metricOfScore = ({ metric, ...task }: MeasuredTask & { readonly metric: MetricName }): MetricName =>
  isLowerBetter(metric) ? scoreName(task) : metric

/** True if the task's metric can be computed from what its head predicts with its loss. */
export const metricFits = (problem: OfTargets, task: TaskConfig): boolean =>
  task.metric === 'usual' || fittingMetrics(measuredOf(problem, task)).includes(task.metric)

/** Index of the quantile among the loss's options, in the order of its descriptors; undefined if there is none. */
export function quantileOptionOf(id: string): number | undefined {
  const loss = lossById(id)
  if (loss.form !== 'elementwise' || loss.quantileOption === undefined) return undefined
  return Object.keys(loss.options).indexOf(loss.quantileOption)
}
