/** What a record says of the quality of each task of a run. The set-up chooses the metric; no training depends on it. */
import type { RunConfig } from '../core/config/types'
import { isLowerBetter, type MetricName, metricOfTask, scoreName } from '../core/metrics/names'
import { metricOfOutputs, type OutputMetric } from '../core/metrics/outputs'
import { problemOf } from '../core/problems/all'
import type { Split } from '../core/problems/define'
import { inUnitOf } from '../core/problems/targets'
import { remembered } from '../core/remembered'
import type { Evaluation, ProgramSpec } from './engine'
import type { Shape } from './oneRun'

/** How one enabled task is measured. */
interface Shown {
  readonly metric: MetricName
  readonly factor: number
}

const shownOf = remembered((config: RunConfig): readonly Shown[] => {
  const problem = problemOf(config)
  return config.tasks
    .filter((task) => task.enabled)
    .map((task) => ({ metric: metricOfTask(problem, task), factor: inUnitOf(problem, task)?.factor ?? 1 }))
})

/** The sums of the engines give accuracy and R¹, and R² except where the loss adds up another error. */
const isOfOutputs = (metric: MetricName, { kind, loss }: ProgramSpec['tasks'][number]): metric is OutputMetric =>
  metric !== scoreName({ kind, loss })

/** True if a record of this set-up needs the outputs of the test rows. */
export const needsOutputs = (config: RunConfig, { tasks }: ProgramSpec): boolean =>
  shownOf(config).some(({ metric }, t) => isOfOutputs(metric, tasks[t]))

/** Test metrics and scores as records have them, both [T]. `scores` [T] are the run's, from the engine's sums. */
export function shownMetrics(
  config: RunConfig,
  run: number,
  scores: readonly number[],
  { outputs }: Evaluation,
  spec: ProgramSpec,
  { runs }: Shape,
  test: Split,
): { readonly metrics: readonly number[]; readonly scores: readonly number[] } {
  const shown = shownOf(config)
  const metrics = shown.map(({ metric, factor }, t) => {
    const task = spec.tasks[t]
    if (!isOfOutputs(metric, task)) return scores[t]
    if (!outputs) return Number.NaN
    const size = outputs[t].length / runs
    const own = outputs[t].subarray(run * size, (run + 1) * size)
    return metricOfOutputs(metric, { ...task, factor }, own, test, t)
  })
  return { metrics, scores: metrics.map((value, t) => (isLowerBetter(shown[t].metric) ? scores[t] : value)) }
}
