/** Turns any value into a comparison that can train, and names what it could not read. Never throws. */

import { type FieldFault, isObject } from '../config/faults'
import { LARGEST_SEED, tagOf } from '../config/fields'
import { type FieldPath, isPath, setField } from '../config/paths'
import { programKey } from '../config/program'
import type { Recording, RunConfig } from '../config/types'
import { checkedChange, validateConfig, validateRecording, valueAt } from '../config/validate'
import { isLaneField, laneSeeds } from './expand'
import { type Comparison, type Lane, type LaneChange, MOST_LANES, MOST_RUNS, MOST_SEEDS } from './types'

/** Larger than the number of fields that a lane may set. */
const MOST_CHANGES = 60
const LONGEST_NAME = 40
const LATEST_STEP = 10_000_000

/** Values for fields that a link leaves out or that cannot be read. */
export const COMPARISON_DEFAULTS = { seeds: [1, 2, 3, 4, 5], fork: 0, steps: 1000, threshold: 0.9 } as const

const KEYS = ['base', 'lanes', 'seeds', 'fork', 'steps', 'threshold']
const LANE_KEYS = ['id', 'name', 'changes', 'only', 'seeds']

/**
 * Returns null if there is nothing to compare: not an object, no list of lanes, or no readable lane in it.
 * Faults name fields of the base as `base.…` and fields of a lane as `lanes.b.…`.
 */
export function validateComparison(raw: unknown): {
  comparison: Comparison | null
  faults: FieldFault[]
} {
  const faults: FieldFault[] = []
  if (!isObject(raw)) return { comparison: null, faults: [{ field: '', reason: 'type', value: raw }] }
  const base = readBase(raw.base, faults)
  const fork = readWhole(raw.fork, 'fork', COMPARISON_DEFAULTS.fork, faults)
  const seeds = readSeeds(raw.seeds, 'seeds', faults) ?? COMPARISON_DEFAULTS.seeds
  const rest = {
    steps: readWhole(raw.steps, 'steps', COMPARISON_DEFAULTS.steps, faults),
    threshold: readThreshold(raw.threshold, faults),
  }
  const lanes = readLanes(raw.lanes, { base, fork, parting: configBefore(base, fork) }, faults)
  nameUnknown(raw, KEYS, '', faults)
  if (lanes.length === 0) return { comparison: null, faults }
  return { comparison: withinLimit({ base, lanes, seeds, fork, ...rest }, faults), faults }
}

function readBase(raw: unknown, faults: FieldFault[]): Recording {
  const { recording, faults: own } = validateRecording(raw)
  faults.push(...own.map((fault) => ({ ...fault, field: joined('base', fault.field) })))
  return recording
}

const joined = (at: string, field: string): string => (field === '' ? at : `${at}.${field}`)

function nameUnknown(raw: object, known: readonly string[], at: string, faults: FieldFault[]): void {
  for (const [key, value] of Object.entries(raw)) {
    if (!known.includes(key)) faults.push({ field: `${at}${key}`, reason: 'unknown', value })
  }
}

function readWhole(raw: unknown, field: string, usual: number, faults: FieldFault[]): number {
  if (raw === undefined) return usual
  const whole = typeof raw === 'number' && Number.isInteger(raw)
  if (whole && raw >= 0 && raw <= LATEST_STEP) return raw
  faults.push({ field, reason: whole ? 'range' : 'type', value: raw, allowed: `0 … ${LATEST_STEP}` })
  return usual
}

/** The threshold may be negative, because R² of a badly fitted task is. */
export function readThreshold(raw: unknown, faults: FieldFault[]): number {
  if (raw === undefined) return COMPARISON_DEFAULTS.threshold
  const finite = typeof raw === 'number' && Number.isFinite(raw)
  if (finite && raw >= -1 && raw <= 1) return raw
  faults.push({ field: 'threshold', reason: finite ? 'range' : 'type', value: raw, allowed: '-1 … 1' })
  return COMPARISON_DEFAULTS.threshold
}

/** Returns null if there are no readable seeds. Drops duplicates, which would count one run twice. */
export function readSeeds(raw: unknown, field: string, faults: FieldFault[]): readonly number[] | null {
  if (raw === undefined || raw === null) return null
  const list: readonly unknown[] = Array.isArray(raw) ? raw.slice(0, MOST_SEEDS) : []
  const usable = list.filter(
    (seed, i): seed is number =>
      typeof seed === 'number' &&
      Number.isInteger(seed) &&
      seed >= 0 &&
      seed <= LARGEST_SEED &&
      list.indexOf(seed) === i,
  )
  if (!Array.isArray(raw)) faults.push({ field, reason: 'type', value: raw })
  else if (usable.length < raw.length || raw.length === 0) {
    faults.push({ field, reason: 'range', allowed: `1 … ${MOST_SEEDS} × 0 … ${LARGEST_SEED}` })
  }
  return usable.length > 0 ? usable : null
}

interface Start {
  readonly base: Recording
  readonly fork: number
  /** The base's set-up at the step of the fork. */
  readonly parting: RunConfig
}

/** The set-up just before update number `step`, after the base's edits up to there. */
function configBefore({ config, edits }: Recording, step: number): RunConfig {
  return edits.reduce((present, edit) => {
    const changed = edit.step < step ? checkedChange(present, edit.field, edit.value) : null
    return changed && programKey(changed) === programKey(present) ? changed : present
  }, config)
}

function readLanes(raw: unknown, start: Start, faults: FieldFault[]): readonly Lane[] {
  if (!Array.isArray(raw)) {
    faults.push({ field: 'lanes', reason: raw === undefined ? 'missing' : 'type', value: raw })
    return []
  }
  if (raw.length === 0 || raw.length > MOST_LANES) {
    faults.push({ field: 'lanes', reason: 'range', value: raw.length, allowed: `1 … ${MOST_LANES}` })
  }
  const lanes: Lane[] = []
  for (const [i, entry] of raw.slice(0, MOST_LANES).entries()) {
    const fault = laneFault(entry, lanes)
    if (fault) faults.push({ field: `lanes.${i + 1}`, ...fault })
    else lanes.push(readLane(entry, start, faults))
  }
  return lanes
}

/** Returns null if the lane has a usable id that no other lane has. */
function laneFault(raw: unknown, present: readonly Lane[]): Pick<FieldFault, 'reason' | 'value'> | null {
  if (!isObject(raw)) return { reason: 'type', value: raw }
  const usable = typeof raw.id === 'string' && /^[a-z]{1,3}$/.test(raw.id)
  return usable && !present.some(({ id }) => id === raw.id) ? null : { reason: 'range', value: raw.id }
}

function readLane(raw: Readonly<Record<string, unknown>>, start: Start, faults: FieldFault[]): Lane {
  const id = String(raw.id)
  const at = `lanes.${id}.`
  nameUnknown(raw, LANE_KEYS, at, faults)
  return {
    id,
    name: readName(raw.name, `${at}name`, faults),
    changes: readChanges(raw.changes, `${at}changes`, start, faults),
    only: readOnly(raw.only, `${at}only`, start.base.config, faults),
    seeds: readSeeds(raw.seeds, `${at}seeds`, faults),
  }
}

function readName(raw: unknown, field: string, faults: FieldFault[]): string {
  if (raw === undefined) return ''
  if (typeof raw === 'string' && raw.length <= LONGEST_NAME) return raw
  const text = typeof raw === 'string'
  faults.push({ field, reason: text ? 'range' : 'type', allowed: `≤ ${LONGEST_NAME}` })
  return text ? raw.slice(0, LONGEST_NAME) : ''
}

function readOnly(raw: unknown, field: string, config: RunConfig, faults: FieldFault[]): string | null {
  if (raw === undefined || raw === null) return null
  const enabled = config.tasks.filter((task) => task.enabled).map(({ id }) => id)
  if (typeof raw === 'string' && enabled.includes(raw)) return raw
  faults.push({ field, reason: typeof raw === 'string' ? 'range' : 'type', value: raw, allowed: enabled.join(' | ') })
  return null
}

function readChanges(raw: unknown, at: string, start: Start, faults: FieldFault[]): readonly LaneChange[] {
  if (raw === undefined) return []
  if (!Array.isArray(raw) || raw.length > MOST_CHANGES) {
    faults.push({ field: at, reason: Array.isArray(raw) ? 'range' : 'type', allowed: `≤ ${MOST_CHANGES}` })
    return []
  }
  let present = start.fork > 0 ? start.parting : start.base.config
  const changes: LaneChange[] = []
  for (const [i, entry] of raw.entries()) {
    const { field, value } = isObject(entry) ? entry : { field: undefined, value: undefined }
    if (!isPath(field) || !isLaneField(field)) {
      const known = typeof field === 'string' && field.length <= LONGEST_NAME
      faults.push({ field: `${at}.${known ? field : i + 1}`, reason: known ? 'unknown' : 'type', value: field })
      continue
    }
    const changed = checkedChange(present, field, value)
    if (!changed) faults.push(...faultsIn(present, field, value, at))
    else if (start.fork > 0 && !takesEffectLater(present, changed, field)) {
      faults.push({ field: `${at}.${field}`, reason: 'range', value, allowed: 'fork = 0' })
    } else {
      present = changed
      changes.push({ field, value: valueAt(changed, field, value) })
    }
  }
  return changes
}

/** Whether the change can be applied to a network that is already training. */
const takesEffectLater = (before: RunConfig, after: RunConfig, field: FieldPath): boolean =>
  tagOf(field) === 'live' && programKey(before) === programKey(after)

/** The faults of a change, by the paths of the fields that it sets. */
function faultsIn(config: RunConfig, field: FieldPath, value: unknown, at: string): readonly FieldFault[] {
  const { faults } = validateConfig(setField(config, field, value))
  // A change of an unknown task leaves the set-up as it is, so the set-up shows no fault.
  if (faults.length === 0) return [{ field: `${at}.${field}`, reason: 'unknown', value }]
  return faults.map((fault) => ({ ...fault, field: joined(at, fault.field) }))
}

/** Drops lanes from the end until the number of runs is within the limit. */
function withinLimit(comparison: Comparison, faults: FieldFault[]): Comparison {
  let runs = 0
  const fitting = comparison.lanes.findIndex((lane) => {
    runs += laneSeeds(comparison, lane).length
    return runs > MOST_RUNS
  })
  if (fitting === -1) return comparison
  faults.push({ field: 'lanes', reason: 'range', allowed: `≤ ${MOST_RUNS}` })
  return { ...comparison, lanes: comparison.lanes.slice(0, fitting) }
}
