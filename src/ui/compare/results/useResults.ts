import { useMemo } from 'react'
import { useStore } from 'zustand'
import { isLowerBetter, type MetricName } from '../../../core/metrics/names'
import { type LaneResult, laneResults } from '../../../state/compare/results'
import { compareStore, lanesPopulation } from '../../../state/compare/store'
import { useText } from '../../hooks/useText'
import { useComparedTasks } from '../useComparedTasks'
import type { ResultColumn, ResultTask } from './tableModel'
import { useBeat } from './useBeat'

/** Two cards need the same results, which are computed once for each version of the histories. */
let known: { key: readonly unknown[]; results: readonly LaneResult[] } | null = null

function currentResults(): readonly LaneResult[] {
  const { comparison, runs } = compareStore.getState()
  const { version, status } = lanesPopulation.store.getState()
  const key = [comparison, runs, version, status]
  if (!known?.key.every((part, k) => part === key[k])) known = { key, results: laneResults() }
  return known.results
}

/**
 * The current results of the lanes, at most twice a second. Cards with different `every` do not render in the same
 * task.
 */
export function useResults(every?: number): readonly LaneResult[] {
  const beat = useBeat(lanesPopulation, every)
  const comparison = useStore(compareStore, (state) => state.comparison)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the histories are outside the stores, the beat says when they grew
  return useMemo(currentResults, [beat, comparison])
}

export function useResultTasks(): readonly ResultTask[] {
  const tasks = useComparedTasks()
  return useMemo(() => tasks.map(({ id, metric }) => ({ id, metric })), [tasks])
}

/** A column's title, and the explanation of it. */
export function useColumnText() {
  const text = useText('compareResults')
  const names = useText('metrics')
  const notes = useText('metricNotes')
  const named = useComparedTasks()
  const threshold = useStore(compareStore, (state) => state.comparison.threshold)
  return useMemo(() => {
    const metricOf = ({ task }: ResultColumn): MetricName => named[task]?.metric ?? 'accuracy'
    const values = (column: ResultColumn) => ({
      task: named[column.task]?.name ?? '',
      metric: names(`short.${metricOf(column)}`),
      meaning: notes(`meaning.${metricOf(column)}`),
      better: notes(isLowerBetter(metricOf(column)) ? 'lower' : 'higher'),
      threshold,
    })
    return {
      title: (column: ResultColumn) => text(`table.${column.kind}`, values(column)),
      hint: (column: ResultColumn) => text(`table.${column.kind}Hint`, values(column)),
    }
  }, [text, names, notes, named, threshold])
}
