import { useMemo } from 'react'
import type { MetricName } from '../../core/metrics/names'
import { useFormat } from './useFormat'
import type { TaskLook } from './useTasks'
import { useText } from './useText'

type Measured = Pick<TaskLook, 'metric' | 'unit'>

/** Good networks differ in the third digit. */
const FINE: readonly MetricName[] = ['auc', 'logLoss']

/** Writes a value of a task's metric with the metric's name; '' for a value that is missing or not finite. */
export function useMetricText(): (task: Measured, value: number | undefined) => string {
  const text = useText('network')
  const names = useText('metrics')
  const unitOf = useUnitOfMetric()
  const format = useFormat()
  return (task, value) => {
    const { metric } = task
    if (value === undefined || !Number.isFinite(value)) return ''
    if (metric === 'accuracy') return text('accuracy', { value: format.percent(value, 1) })
    const number = metric === 'mae' ? format.significant(value) : format.fixed(value, FINE.includes(metric) ? 3 : 2)
    return text('metric', { metric: names(`short.${metric}`), value: `${number} ${unitOf(task)}`.trim() })
  }
}

/** Names a task's metric, with the unit of its values in brackets if they have one: `MAE (g)`. */
export function useMetricName(): (task: Measured, length?: 'name' | 'short') => string {
  const names = useText('metrics')
  const unitOf = useUnitOfMetric()
  return useMemo(
    () =>
      (task, length = 'short') => {
        const [name, unit] = [names(`${length}.${task.metric}`), unitOf(task)]
        return unit ? `${name} (${unit})` : name
      },
    [names, unitOf],
  )
}

/** The unit in which a metric is written; '' for one that has none. */
function useUnitOfMetric(): (task: Measured) => string {
  const problems = useText('problems')
  return useMemo(
    () =>
      ({ metric, unit }) =>
        metric === 'mae' && unit ? (problems.maybe(`units.${unit}`) ?? unit) : '',
    [problems],
  )
}
