import { useStore } from 'zustand'
import { runStore } from '../../state/run'
import { useNow } from './useNow'
import type { TaskLook } from './useTasks'
import { useText } from './useText'

/** Why the task has no value of its metric at the current step; null if it has one, or before the first record. */
export function useMissingMetric({ index, metric }: TaskLook): string | null {
  const notes = useText('metricNotes')
  const diverged = useStore(runStore, ({ stop }) => stop?.kind === 'diverged')
  const value = useNow()?.testMetrics[index]
  if (value === undefined || Number.isFinite(value)) return null
  return notes(diverged ? 'diverged' : `none.${metric}`)
}
