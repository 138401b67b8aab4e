import type { MetricName } from '../../core/metrics/names'
import { useFormat } from './useFormat'
import type { TaskLook } from './useTasks'
import { useText } from './useText'

/** Good networks differ in the third digit. */
const FINE: readonly MetricName[] = ['auc', 'logLoss']

/** Writes a value of a task's metric with the metric's name; '' for a value that is missing or not finite. */
export function useMetricText(): (task: Pick<TaskLook, 'metric' | 'unit'>, value: number | undefined) => string {
  const text = useText('network')
  const names = useText('metrics')
  const problems = useText('problems')
  const format = useFormat()
  return ({ metric, unit }, value) => {
    if (value === undefined || !Number.isFinite(value)) return ''
    if (metric === 'accuracy') return text('accuracy', { value: format.percent(value, 1) })
    const number = metric === 'mae' ? format.significant(value) : format.fixed(value, FINE.includes(metric) ? 3 : 2)
    const inUnit = metric === 'mae' && unit ? `${number} ${problems.maybe(`units.${unit}`) ?? unit}` : number
    return text('metric', { metric: names(`short.${metric}`), value: inUnit })
  }
}
