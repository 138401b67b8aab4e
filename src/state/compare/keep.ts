/** Comparisons that are kept in this browser or sent as files, with the curves of all runs. */
import type { FieldFault } from '../../core/config/faults'
import { latestOf, versions } from '../../core/config/versions'
import { decodeComparisonJson, encodeComparisonJson, readFinished } from '../../share/comparisonJson'
import { mayChange } from '../gate'
import { createKeptList } from '../kept/list'
import { notify } from '../notices'
import { tellImported, tellKept } from '../unreadNotices'
import { finishedNow, showFinished } from './finished'
import { compareStore } from './store'

export const keptComparisons = createKeptList('multi-task-loss-playground', 'comparisons', ['lanes', 'runs', 'step'])

/** Keeps the comparison on the screen under this name. Returns whether it could. */
export async function keep(name: string): Promise<boolean> {
  const finished = finishedNow(name)
  const { comparison, results } = finished
  const counts = { lanes: comparison.lanes.length, runs: results.runs.length, step: results.step }
  const kept = await keptComparisons.keep(name, { ...finished, version: latestOf(versions).version }, counts)
  if (kept !== null) compareStore.setState({ name: kept })
  return kept !== null
}

/** Replaces the current comparison by a kept one. */
export async function openKept(id: string): Promise<void> {
  if (!mayChange('compare')) return
  const read = await keptComparisons.read(id)
  if (read === null) return
  // An older page, or anything else, may have written it.
  const faults: FieldFault[] = []
  const finished = readFinished(read.value, faults)
  if (!finished) {
    notify({ kind: 'error', of: 'kept', key: 'unreadable' })
    return
  }
  showFinished(finished)
  tellKept(faults)
}

/** The comparison on the screen as the text of a file. */
export const comparisonFile = (): string => encodeComparisonJson(finishedNow(compareStore.getState().name))

/** Shows the comparison of a file, and names what could not be read. Returns false if the file has none. */
export function openComparisonFile(text: string): boolean {
  const { finished, faults } = decodeComparisonJson(text)
  if (!finished) {
    notify({ kind: 'error', key: 'importBroken' })
    return false
  }
  showFinished(finished)
  tellImported(faults, finished.comparison.base)
  return true
}
