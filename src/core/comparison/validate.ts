/** Any value at all → a comparison that can train, and what could not be read of it. Never throws. */
import { LARGEST_SEED } from '../config/fields'
import { getField, setField, tagOf } from '../config/paths'
import { programKey } from '../config/program'
import type { Recording, RunConfig } from '../config/types'
import { checkedChange, type FieldProblem, validateConfig, validateRecording } from '../config/validate'
import { isObject } from '../config/validateOptions'
import { isLaneField, laneSeeds } from './expand'
import { type Comparison, type Lane, type LaneChange, MOST_LANES, MOST_RUNS, MOST_SEEDS } from './types'

/** More than the fields that a lane may set. */
const MOST_CHANGES = 60
const LONGEST_NAME = 40
const LATEST_STEP = 10_000_000

/** What a comparison has where nothing else is said; what a link leaves out. */
export const COMPARISON_DEFAULTS = { seeds: [1, 2, 3, 4, 5], fork: 0, steps: 1000, threshold: 0.9 } as const

const KEYS = ['base', 'lanes', 'seeds', 'fork', 'steps', 'threshold']
const LANE_KEYS = ['id', 'name', 'changes', 'only', 'seeds']

/**
 * null where there is nothing to compare: no object, no list of lanes, or no lane in it that can be
 * read. Fields of the base are named `base.…`, those of a lane `lanes.b.…`.
 */
export function validateComparison(raw: unknown): {
  comparison: Comparison | null
  problems: FieldProblem[]
} {
  const problems: FieldProblem[] = []
  if (!isObject(raw)) return { comparison: null, problems: [{ field: '', reason: 'type', value: raw }] }
  const base = readBase(raw.base, problems)
  const fork = readWhole(raw.fork, 'fork', COMPARISON_DEFAULTS.fork, problems)
  const seeds = readSeeds(raw.seeds, 'seeds', problems) ?? COMPARISON_DEFAULTS.seeds
  const rest = {
    steps: readWhole(raw.steps, 'steps', COMPARISON_DEFAULTS.steps, problems),
    threshold: readThreshold(raw.threshold, problems),
  }
  const lanes = readLanes(raw.lanes, { base, fork, parting: configBefore(base, fork) }, problems)
  nameUnknown(raw, KEYS, '', problems)
  if (lanes.length === 0) return { comparison: null, problems }
  return { comparison: withinLimit({ base, lanes, seeds, fork, ...rest }, problems), problems }
}

function readBase(raw: unknown, problems: FieldProblem[]): Recording {
  const { recording, problems: own } = validateRecording(raw)
  problems.push(...own.map((problem) => ({ ...problem, field: joined('base', problem.field) })))
  return recording
}

const joined = (at: string, field: string): string => (field === '' ? at : `${at}.${field}`)

function nameUnknown(raw: object, known: readonly string[], at: string, problems: FieldProblem[]): void {
  for (const [key, value] of Object.entries(raw)) {
    if (!known.includes(key)) problems.push({ field: `${at}${key}`, reason: 'unknown', value })
  }
}

function readWhole(raw: unknown, field: string, usual: number, problems: FieldProblem[]): number {
  if (raw === undefined) return usual
  const whole = typeof raw === 'number' && Number.isInteger(raw)
  if (whole && raw >= 0 && raw <= LATEST_STEP) return raw
  problems.push({ field, reason: whole ? 'range' : 'type', value: raw, allowed: `0 … ${LATEST_STEP}` })
  return usual
}

/** R² of a hopeless task is negative, and that may be the threshold too. */
function readThreshold(raw: unknown, problems: FieldProblem[]): number {
  if (raw === undefined) return COMPARISON_DEFAULTS.threshold
  const finite = typeof raw === 'number' && Number.isFinite(raw)
  if (finite && raw >= -1 && raw <= 1) return raw
  problems.push({ field: 'threshold', reason: finite ? 'range' : 'type', value: raw, allowed: '-1 … 1' })
  return COMPARISON_DEFAULTS.threshold
}

/** null where there are none to be read. A seed that is there twice would be one run counted twice. */
function readSeeds(raw: unknown, field: string, problems: FieldProblem[]): readonly number[] | null {
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
  if (!Array.isArray(raw)) problems.push({ field, reason: 'type', value: raw })
  else if (usable.length < raw.length || raw.length === 0) {
    problems.push({ field, reason: 'range', allowed: `1 … ${MOST_SEEDS} × 0 … ${LARGEST_SEED}` })
  }
  return usable.length > 0 ? usable : null
}

interface Start {
  readonly base: Recording
  readonly fork: number
  /** The base's set-up when the lanes part. */
  readonly parting: RunConfig
}

/** The set-up as the base's edits have made it in front of the update number `step`. */
function configBefore({ config, edits }: Recording, step: number): RunConfig {
  return edits.reduce((present, edit) => {
    const changed = edit.step < step ? checkedChange(present, edit.field, edit.value) : null
    return changed && programKey(changed) === programKey(present) ? changed : present
  }, config)
}

function readLanes(raw: unknown, start: Start, problems: FieldProblem[]): readonly Lane[] {
  if (!Array.isArray(raw)) {
    problems.push({ field: 'lanes', reason: raw === undefined ? 'missing' : 'type', value: raw })
    return []
  }
  if (raw.length === 0 || raw.length > MOST_LANES) {
    problems.push({ field: 'lanes', reason: 'range', value: raw.length, allowed: `1 … ${MOST_LANES}` })
  }
  const lanes: Lane[] = []
  for (const [i, entry] of raw.slice(0, MOST_LANES).entries()) {
    const fault = laneFault(entry, lanes)
    if (fault) problems.push({ field: `lanes.${i + 1}`, ...fault })
    else lanes.push(readLane(entry, start, problems))
  }
  return lanes
}

/** null where the lane has an id of its own. */
function laneFault(raw: unknown, present: readonly Lane[]): Pick<FieldProblem, 'reason' | 'value'> | null {
  if (!isObject(raw)) return { reason: 'type', value: raw }
  const usable = typeof raw.id === 'string' && /^[a-z]{1,3}$/.test(raw.id)
  return usable && !present.some(({ id }) => id === raw.id) ? null : { reason: 'range', value: raw.id }
}

function readLane(raw: Readonly<Record<string, unknown>>, start: Start, problems: FieldProblem[]): Lane {
  const id = String(raw.id)
  const at = `lanes.${id}.`
  nameUnknown(raw, LANE_KEYS, at, problems)
  return {
    id,
    name: readName(raw.name, `${at}name`, problems),
    changes: readChanges(raw.changes, `${at}changes`, start, problems),
    only: readOnly(raw.only, `${at}only`, start.base.config, problems),
    seeds: readSeeds(raw.seeds, `${at}seeds`, problems),
  }
}

function readName(raw: unknown, field: string, problems: FieldProblem[]): string {
  if (raw === undefined) return ''
  if (typeof raw === 'string' && raw.length <= LONGEST_NAME) return raw
  const text = typeof raw === 'string'
  problems.push({ field, reason: text ? 'range' : 'type', allowed: `≤ ${LONGEST_NAME}` })
  return text ? raw.slice(0, LONGEST_NAME) : ''
}

function readOnly(raw: unknown, field: string, config: RunConfig, problems: FieldProblem[]): string | null {
  if (raw === undefined || raw === null) return null
  const enabled = config.tasks.filter((task) => task.enabled).map(({ id }) => id)
  if (typeof raw === 'string' && enabled.includes(raw)) return raw
  problems.push({ field, reason: typeof raw === 'string' ? 'range' : 'type', value: raw, allowed: enabled.join(' | ') })
  return null
}

function readChanges(raw: unknown, at: string, start: Start, problems: FieldProblem[]): readonly LaneChange[] {
  if (raw === undefined) return []
  if (!Array.isArray(raw) || raw.length > MOST_CHANGES) {
    problems.push({ field: at, reason: Array.isArray(raw) ? 'range' : 'type', allowed: `≤ ${MOST_CHANGES}` })
    return []
  }
  let present = start.fork > 0 ? start.parting : start.base.config
  const changes: LaneChange[] = []
  for (const [i, entry] of raw.entries()) {
    const { field, value } = isObject(entry) ? entry : { field: undefined, value: undefined }
    if (typeof field !== 'string' || !isLaneField(field)) {
      const known = typeof field === 'string' && field.length <= LONGEST_NAME
      problems.push({ field: `${at}.${known ? field : i + 1}`, reason: known ? 'unknown' : 'type', value: field })
      continue
    }
    const changed = checkedChange(present, field, value)
    if (!changed) problems.push(...faultsIn(present, field, value, at))
    else if (start.fork > 0 && !takesEffectLater(present, changed, field)) {
      problems.push({ field: `${at}.${field}`, reason: 'range', value, allowed: 'fork = 0' })
    } else {
      present = changed
      changes.push({ field, value: getField(changed, field) })
    }
  }
  return changes
}

/** Whether a running network can be given the change. */
const takesEffectLater = (before: RunConfig, after: RunConfig, field: string): boolean =>
  tagOf(field) === 'live' && programKey(before) === programKey(after)

/** What is wrong with a change, by the paths of what it sets. */
function faultsIn(config: RunConfig, field: string, value: unknown, at: string): readonly FieldProblem[] {
  const { problems } = validateConfig(setField(config, field, value))
  // An unknown task changes nothing, and then nothing is wrong with the set-up.
  if (problems.length === 0) return [{ field: `${at}.${field}`, reason: 'unknown', value }]
  return problems.map((problem) => ({ ...problem, field: joined(at, problem.field) }))
}

/** Lanes are left out from the last on until the runs are no more than train together. */
function withinLimit(comparison: Comparison, problems: FieldProblem[]): Comparison {
  let runs = 0
  const fitting = comparison.lanes.findIndex((lane) => {
    runs += laneSeeds(comparison, lane).length
    return runs > MOST_RUNS
  })
  if (fitting === -1) return comparison
  problems.push({ field: 'lanes', reason: 'range', allowed: `≤ ${MOST_RUNS}` })
  return { ...comparison, lanes: comparison.lanes.slice(0, fitting) }
}
