/** Maps that are kept in this browser or sent as files, with the numbers of all runs that have ended. */
import { createStore } from 'zustand/vanilla'
import type { FieldFault } from '../../core/config/faults'
import { decodeMapJson, encodeMapJson, type FinishedMap, plainMap, readMap } from '../../share/mapJson'
import { waitsForData } from '../data'
import { mayChange } from '../gate'
import { createKeptList } from '../kept/list'
import { notify } from '../notices'
import { configStore } from '../setup'
import { tellImported, tellKept } from '../unreadNotices'
import { mapResults, takeResults } from './compute'
import { cellsFor, mapStore, replaceMap } from './store'

/** The second store of a database would need a new version of it, which another tab could block. */
export const keptMaps = createKeptList('multi-task-loss-playground-maps', 'maps', ['cells', 'runs', 'steps'])

/** The name of the map that was kept or opened last; '' before. */
export const mapNameStore = createStore<{ readonly name: string }>(() => ({ name: '' }))

const finishedNow = (name: string): FinishedMap => ({
  name,
  setup: mapStore.getState().setup,
  results: mapResults(),
})

/** Keeps the map on the screen under this name. Returns whether it could. */
export async function keepMap(name: string): Promise<boolean> {
  const finished = finishedNow(name)
  const plain = plainMap(finished)
  const counts = {
    cells: cellsFor(finished.setup).length,
    runs: plain.runs.length,
    steps: finished.setup.steps,
  }
  const kept = await keptMaps.keep(name, plain, counts)
  if (kept !== null) mapNameStore.setState({ name: kept })
  return kept !== null
}

/** Replaces the map on the screen by a kept one. Undo brings the former map back. */
export async function openKeptMap(id: string): Promise<void> {
  if (!mayChange('map')) return
  const read = await keptMaps.read(id)
  if (read === null) return
  // An older page, or anything else, may have written it.
  const faults: FieldFault[] = []
  const finished = readMap(read.value, faults)
  if (!finished) {
    notify({ kind: 'error', of: 'kept', key: 'unreadable' })
    return
  }
  showFinished(finished)
  tellKept(faults)
}

/** The map on the screen as the text of a file. */
export const mapFile = (): string => encodeMapJson(finishedNow(mapNameStore.getState().name))

/** Takes the map of a file, and names what could not be read. Returns false if the file has none. */
export function openMapFile(text: string): boolean {
  if (!mayChange('map')) return false
  const { finished, faults } = decodeMapJson(text)
  if (!finished) {
    notify({ kind: 'error', key: 'importBroken' })
    return false
  }
  showFinished(finished)
  tellImported(faults, finished.setup.base)
  return true
}

/** Shows a map with its numbers; nothing trains until the person computes what is missing. */
function showFinished(finished: FinishedMap): void {
  const { name, setup, results } = finished
  if (waitsForData('map', [setup.base.config], () => showFinished(finished))) return
  mapStore.setState({ runThen: configStore.getState().recording })
  mapNameStore.setState({ name })
  takeResults(setup, results, () => replaceMap(setup))
}
