/** A computed map as one file: the map, and the numbers of its runs. */
import { type FieldFault, isObject } from '../core/config/faults'
import type { Recording } from '../core/config/types'
import { latestOf, readRecording, versions } from '../core/config/versions'
import { ENGINES } from '../core/engines'
import { cellsOf, type MapCell, runOf } from '../core/maps/cells'
import type { Results, RunNumbers } from '../core/maps/measures'
import { enabledIds } from '../core/maps/quantities'
import type { MapSetup } from '../core/maps/types'
import { LONGEST_FILE, LONGEST_NAME } from './bounds'
import { compactMap, expandMap } from './map'

export const MAP_FORMAT = 'mtl-playground/map'
/** As many as a history holds at most. */
const MOST_BESTS = 5000

export interface FinishedMap {
  readonly name: string
  readonly setup: MapSetup
  /** By the key of a run. Runs that have not ended are missing. */
  readonly results: Results
}

/** A finished map as plain data, which `readMap` reads. */
export interface PlainMap {
  readonly format: string
  readonly version: number
  readonly name: string
  readonly base: Recording
  /** The short form of `compactMap`. */
  readonly map: readonly unknown[]
  /** Each run once, named by the index of a cell that needs it, its seed and, for a baseline, its only task. */
  readonly runs: readonly object[]
}

export function plainMap({ name, setup, results }: FinishedMap): PlainMap {
  const { base } = setup
  const written = new Set<string>()
  const runs = cellsOf(setup).flatMap((cell, k) =>
    runsAt(setup, cell).flatMap(({ key, seed, only }) => {
      const numbers = results.get(key)
      if (numbers === undefined || written.has(key)) return []
      written.add(key)
      return [{ cell: k, seed, ...(only === null ? {} : { only }), ...(numbers ?? { refused: true }) }]
    }),
  )
  const { version } = latestOf(versions)
  return { format: MAP_FORMAT, version, name, base, map: compactMap(setup), runs }
}

/** Every run that a number of the cell may need, whichever number is looked at. */
const runsAt = ({ base, seeds }: MapSetup, cell: MapCell) =>
  [null, ...enabledIds(base.config)].flatMap((only) => seeds.map((seed) => runOf(cell, seed, only)))

/** The text of the file. Numbers have all their digits, so a cell stays equal to its run; a missing number is null. */
export const encodeMapJson = (finished: FinishedMap): string => `${JSON.stringify(plainMap(finished))}\n`

/**
 * The map in the text of a file, as far as it can be read; null if there is none. What does not fit is left out and
 * reported, for example `runs.3.losses`. Never throws.
 */
export function decodeMapJson(text: string): { finished: FinishedMap | null; faults: FieldFault[] } {
  const faults: FieldFault[] = []
  return { finished: readMap(parsed(text), faults), faults }
}

function parsed(text: string): unknown {
  if (text.length > LONGEST_FILE) return null
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** The finished map in any value, from a file or from storage; null if there is none. Adds to `faults`. Never throws. */
export function readMap(raw: unknown, faults: FieldFault[]): FinishedMap | null {
  if (!isObject(raw) || raw.format !== MAP_FORMAT || !isObject(raw.base)) return null
  const version = Number.isSafeInteger(raw.version) ? Number(raw.version) : undefined
  const { recording, faults: ofBase } = readRecording(raw.base, raw.version)
  const { setup, faults: ofMap } = expandMap(raw.map, recording, version)
  const named = (part: string, own: readonly FieldFault[]) =>
    own.map((fault) => ({ ...fault, field: fault.field ? `${part}.${fault.field}` : part }))
  faults.push(...named('base', ofBase), ...named('map', ofMap))
  const name = typeof raw.name === 'string' ? raw.name.slice(0, LONGEST_NAME) : ''
  if (raw.name !== undefined && raw.name !== name) faults.push({ field: 'name', reason: 'type' })
  // The numbers belong to the map as it was written. Over another set-up or other cells they would be wrong.
  const isWhole = ofBase.length === 0 && ofMap.every(({ field }) => field === 'measure' || field === 'threshold')
  if (!isWhole) faults.push({ field: 'runs', reason: 'range' })
  return { name, setup, results: isWhole ? readRuns(raw.runs, setup, faults) : new Map() }
}

function readRuns(raw: unknown, setup: MapSetup, faults: FieldFault[]): Results {
  const found = new Map<string, RunNumbers | null>()
  if (!Array.isArray(raw)) {
    faults.push({ field: 'runs', reason: raw === undefined ? 'missing' : 'type' })
    return found
  }
  const cells = cellsOf(setup)
  const ids = enabledIds(setup.base.config)
  const most = cells.length * setup.seeds.length * (1 + ids.length)
  if (raw.length > most) faults.push({ field: 'runs', reason: 'range', allowed: `≤ ${most}` })
  for (const [i, entry] of (raw as readonly unknown[]).slice(0, most).entries()) {
    const { cell: place, seed, only = null, refused, ...numbers } = isObject(entry) ? entry : { cell: null }
    const cell = cells[Number.isSafeInteger(place) ? Number(place) : -1]
    const isSeed = typeof seed === 'number' && setup.seeds.includes(seed)
    const isLone = only === null || (typeof only === 'string' && ids.includes(only))
    const read = refused === true ? null : numbersIn(numbers, ids.length, setup.steps)
    if (!cell || !isSeed || !isLone || read === undefined) {
      faults.push({ field: `runs.${i + 1}`, reason: cell && isSeed && isLone ? 'type' : 'unknown' })
      continue
    }
    found.set(runOf(cell, seed, only).key, read)
  }
  return found
}

const isMissing = (value: unknown): boolean => value === null || Number.isNaN(value)
const isNumber = (value: unknown): value is number | null => isMissing(value) || Number.isFinite(value)
const numberOf = (value: number | null): number => value ?? Number.NaN

/** The numbers of a run; undefined if they do not fit a run of so many tasks and steps. */
function numbersIn(
  // Maps that were kept before tasks chose their metrics have metrics only, which were the scores.
  {
    losses,
    metrics,
    scores = metrics,
    bests,
    conflict,
    diverged = null,
    engine = null,
  }: Readonly<Record<string, unknown>>,
  taskCount: number,
  steps: number,
): RunNumbers | undefined {
  const isColumn = (raw: unknown): raw is readonly (number | null)[] =>
    Array.isArray(raw) && raw.length === taskCount && raw.every(isNumber)
  const isStep = (raw: unknown): raw is number => Number.isSafeInteger(raw) && Number(raw) >= 0 && Number(raw) <= steps
  const isBest = (best: unknown, i: number, all: readonly unknown[]): best is { step: number; metric: number } => {
    if (!isObject(best) || !isStep(best.step) || !Number.isFinite(best.metric)) return false
    const before = all[i - 1]
    return !isObject(before) || (Number(before.step) < best.step && Number(before.metric) < Number(best.metric))
  }
  if (!isColumn(losses) || !isColumn(metrics) || !isColumn(scores) || !isNumber(conflict)) return undefined
  if (!Array.isArray(bests) || bests.length > MOST_BESTS || !bests.every(isBest)) return undefined
  if (diverged !== null && !isStep(diverged)) return undefined
  // Files from before engines were written down have none.
  const known = ENGINES.find((name) => name === engine)
  if (engine !== null && known === undefined) return undefined
  return {
    losses: losses.map(numberOf),
    metrics: metrics.map(numberOf),
    scores: scores.map(numberOf),
    bests: bests.map(({ step, metric }) => ({ step, metric })),
    conflict: numberOf(conflict),
    diverged,
    engine: known ?? null,
  }
}
