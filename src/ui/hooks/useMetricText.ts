import { metricName } from '../../core/metrics/names'
import { useFormat } from './useFormat'
import type { TaskLook } from './useTasks'
import { useText } from './useText'

/** Writes a value of a task's metric with the metric's name; '' for a value that is missing or not finite. */
export function useMetricText(): (task: TaskLook, value: number | undefined) => string {
  const text = useText('network')
  const format = useFormat()
  return (task, value) => {
    if (value === undefined || !Number.isFinite(value)) return ''
    const name = metricName(task)
    return text(name, { value: name === 'accuracy' ? format.percent(value, 1) : format.fixed(value, 2) })
  }
}
