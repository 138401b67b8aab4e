import { useStore } from 'zustand'
import { runStore } from '../../state/run'
import { useMetricText } from '../hooks/useMetricText'
import { useNow } from '../hooks/useNow'
import type { NamedTask } from '../hooks/useTasks'
import { useText } from '../hooks/useText'

/** Name and value of a task's metric at the current step; a dash with the reason where it is not defined. */
export function Metric({ task }: { readonly task: NamedTask }) {
  const metricText = useMetricText()
  const names = useText('metrics')
  const notes = useText('metricNotes')
  const diverged = useStore(runStore, ({ stop }) => stop?.kind === 'diverged')
  const value = useNow()?.testMetrics[task.index]
  const missing = value !== undefined && !Number.isFinite(value)
  return (
    <span
      className="metric"
      data-testid={`metric-${task.id}`}
      title={missing ? notes(diverged ? 'diverged' : `none.${task.metric}`) : undefined}
    >
      {missing ? `${names(`short.${task.metric}`)} –` : metricText(task, value)}
    </span>
  )
}
