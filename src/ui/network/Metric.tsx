import { useMetricText } from '../hooks/useMetricText'
import { useNow } from '../hooks/useNow'
import type { NamedTask } from '../hooks/useTasks'

/** The task's metric over the test split at the current step. */
export function Metric({ task }: { readonly task: NamedTask }) {
  const metricText = useMetricText()
  const value = useNow()?.testMetrics[task.index]
  return (
    <span className="metric" data-testid={`metric-${task.id}`}>
      {metricText(task, value)}
    </span>
  )
}
