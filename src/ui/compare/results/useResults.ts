import { useMemo } from 'react'
import { useStore } from 'zustand'
import { isLowerBetter } from '../../../core/metrics/names'
import { type LaneResult, laneResults } from '../../../state/compare/results'
import { compareStore, lanesPopulation } from '../../../state/compare/store'
import { useMetricName } from '../../hooks/useMetricText'
import type { NamedTask } from '../../hooks/useTasks'
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
  const metricName = useMetricName()
  const notes = useText('metricNotes')
  const named = useComparedTasks()
  const threshold = useStore(compareStore, (state) => state.comparison.threshold)
  return useMemo(() => {
    const ofTask = ({ name, metric, unit }: NamedTask) => ({
      task: name,
      metric: metricName({ metric, unit }),
      meaning: notes(`meaning.${metric}`),
      better: notes(isLowerBetter(metric) ? 'lower' : 'higher'),
    })
    const values = ({ task }: ResultColumn) => ({ ...(named[task] ? ofTask(named[task]) : {}), threshold })
    return {
      title: (column: ResultColumn) => text(`table.${column.kind}`, values(column)),
      hint: (column: ResultColumn) => text(`table.${column.kind}Hint`, values(column)),
    }
  }, [text, metricName, notes, named, threshold])
}
