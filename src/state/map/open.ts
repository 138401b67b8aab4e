/** What a cell of a map leads to: its run on the page, or a lane in Compare. */
import { isLaneField } from '../../core/comparison/expand'
import type { Comparison, Lane } from '../../core/comparison/types'
import { COMPARISON_DEFAULTS } from '../../core/comparison/validate'
import type { Recording } from '../../core/config/types'
import { type MapCell, recordingOf, runOf } from '../../core/maps/cells'
import { encodeLink } from '../../share/link'
import { laneWith, setComparison } from '../compare/actions'
import { keepBefore } from '../compare/before'
import { compareStore } from '../compare/store'
import { replaceRecording } from '../config'
import { mayChange } from '../gate'
import { play } from '../run'
import { showCompare, showRun } from '../screen'
import { mapStore } from './store'

/** The recording of a cell with its first seed; null if its changes do not fit together. */
function recordingAt(cell: MapCell): Recording | null {
  const { setup } = mapStore.getState()
  return recordingOf(setup, runOf(cell, setup.seeds[0]))
}

/** Trains the run of a cell on the page, with the first seed. Returns whether it could. */
export function openCell(cell: MapCell): boolean {
  const recording = recordingAt(cell)
  if (!recording || !mayChange('file')) return false
  replaceRecording(recording)
  showRun()
  play()
  return true
}

/** Whether a lane can differ in all that the cell changes. A lane has the data of its comparison. */
export const isLane = ({ changes }: MapCell): boolean => changes.every(({ field }) => isLaneField(field))

/**
 * Adds a cell as a lane to the comparison, if that has the same base and the cell leaves the data alone. Otherwise it
 * starts a comparison: on the base of the map, or, if the cell changes the data, on those data. The person can go back
 * to what was compared before. Returns false if nothing was added.
 */
export function addCellAsLane(cell: MapCell): boolean {
  const { setup } = mapStore.getState()
  if (!recordingAt(cell) || !mayChange('compare')) return false
  const { comparison } = compareStore.getState()
  const lane = (id: string, changes: MapCell['changes']): Lane => ({ id, name: '', changes, only: null, seeds: null })
  const own = cell.changes.filter(({ field }) => isLaneField(field))
  const base = isLane(cell) ? setup.base : baseAt(cell)
  const sameBase = encodeLink(comparison.base) === encodeLink(base)
  if (comparison.lanes.length > 0 && comparison.fork === 0 && sameBase) {
    if (!laneWith(own)) return false
  } else {
    if (comparison.lanes.length > 0) keepBefore()
    const lanes = own.length > 0 ? [lane('a', []), lane('b', own)] : [lane('a', [])]
    const { seeds, steps, threshold } = setup
    setComparison({ ...COMPARISON_DEFAULTS, base, lanes, seeds, steps, threshold } satisfies Comparison)
  }
  showCompare()
  return true
}

/** The base with the cell's changes of the data; those that a lane can have are left out. */
function baseAt(cell: MapCell): Recording {
  const { setup } = mapStore.getState()
  const { base } = setup
  const changes = cell.changes.filter(({ field }) => !isLaneField(field))
  const recording = recordingOf(setup, { key: '', changes, only: null, seed: base.config.training.seed })
  if (!recording) return base
  const { stopAfter, stopWhenFlat } = base.config.training
  const training = { ...recording.config.training, stopAfter, stopWhenFlat }
  return { ...recording, config: { ...recording.config, training } }
}
