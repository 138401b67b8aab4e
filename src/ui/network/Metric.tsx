import { useMetricText } from '../hooks/useMetricText'
import { useMissingMetric } from '../hooks/useMissingMetric'
import { useNow } from '../hooks/useNow'
import type { NamedTask } from '../hooks/useTasks'
import { useText } from '../hooks/useText'

/** Name and value of a task's metric at the current step; a dash with the reason where it is not defined. */
export function Metric({ task }: { readonly task: NamedTask }) {
  const metricText = useMetricText()
  const names = useText('metrics')
  const missing = useMissingMetric(task)
  const value = useNow()?.testMetrics[task.index]
  return (
    <span className="metric" data-testid={`metric-${task.id}`} title={missing ?? undefined}>
      {missing === null ? metricText(task, value) : `${names(`short.${task.metric}`)} –`}
    </span>
  )
}
