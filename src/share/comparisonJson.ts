/** A finished comparison as one file: the comparison, and the histories of its runs. */
import { laneSeeds } from '../core/comparison/expand'
import { type Comparison, MOST_RUNS } from '../core/comparison/types'
import { validateComparison } from '../core/comparison/validate'
import { comparisonBroughtUp } from '../core/comparison/versions'
import { type FieldFault, isObject } from '../core/config/faults'
import { faultIfNewer, latestOf, versions } from '../core/config/versions'
import { LONGEST_FILE, LONGEST_NAME } from './bounds'

const FORMAT = 'mtl-playground/comparison'

const MOST_STEPS = 5000
const MOST_COLUMNS = 1000
/** Numbers in all runs together: 160 MB as float64. */
const MOST_NUMBERS = 20_000_000
/** Significant digits of a float32. */
const DIGITS = 7

/** How a run ended. `task` is the index of the task that diverged, −1 if unknown. */
export interface RunEnd {
  readonly kind: 'reached' | 'flat' | 'diverged'
  readonly step: number
  readonly task?: number
}

export interface FinishedRun {
  /** Id of its lane. An index would shift if another lane could not be read. */
  readonly lane: string
  readonly seed: number
  /** Steps of the records, ascending. */
  readonly steps: ArrayLike<number>
  /** Curves by name, for example `testLosses1`, each as long as `steps`. A missing number is NaN, in the file null. */
  readonly columns: Readonly<Record<string, ArrayLike<number>>>
  /** null = the run could continue. */
  readonly ended: RunEnd | null
}

export interface FinishedComparison {
  readonly name: string
  readonly comparison: Comparison
  readonly results: { readonly step: number; readonly runs: readonly FinishedRun[] }
}

/** The text of the file. Numbers have seven digits, as many as the engines have. No line breaks: programs read it. */
export function encodeComparisonJson({ name, comparison, results }: FinishedComparison): string {
  const runs = results.runs.map(({ steps, columns, ...run }) => ({
    ...run,
    steps: Array.from(steps),
    columns: Object.fromEntries(
      Object.entries(columns).map(([column, values]) => [column, Array.from(values, rounded)]),
    ),
  }))
  const file = {
    format: FORMAT,
    version: latestOf(versions).version,
    name,
    comparison,
    results: { step: results.step, runs },
  }
  return `${JSON.stringify(file)}\n`
}

const rounded = (value: number): number | null => (Number.isFinite(value) ? Number(value.toPrecision(DIGITS)) : null)

type Json = Readonly<Record<string, unknown>>

/**
 * The comparison in the text of a file, as far as it can be read; null if there is none. Runs and columns that do not
 * fit are left out and reported as faults, for example `results.runs.3.columns.weights0`. Never throws.
 */
export function decodeComparisonJson(
  text: string,
  known = versions,
): { finished: FinishedComparison | null; faults: FieldFault[] } {
  const file = parsed(text)
  if (file === undefined) return { finished: null, faults: [{ field: '', reason: 'syntax' }] }
  if (file.format !== FORMAT) return { finished: null, faults: [{ field: 'format', reason: 'unknown' }] }
  const faults: FieldFault[] = []
  return { finished: readFinished(file, faults, known), faults }
}

/**
 * The finished comparison in any value, from a file or from storage; null if there is none. Columns may be lists or
 * typed arrays. Whatever does not fit is left out and added to `faults`. Never throws.
 */
export function readFinished(raw: unknown, faults: FieldFault[], known = versions): FinishedComparison | null {
  const file = isObject(raw) ? raw : ({} as Json)
  faults.push(...faultIfNewer(file.version, known))
  const { comparison, faults: own } = validateComparison(comparisonBroughtUp(file.comparison, file.version, known))
  faults.push(...own.map((fault) => ({ ...fault, field: `comparison.${fault.field}`.replace(/\.$/, '') })))
  if (!comparison) return null
  const name = readName(file.name, faults)
  return { name, comparison, results: readResults(file.results, comparison, faults) }
}

function parsed(text: string): Json | undefined {
  if (text.length > LONGEST_FILE) return undefined
  try {
    const raw: unknown = JSON.parse(text)
    return isObject(raw) ? raw : {}
  } catch {
    return undefined
  }
}

function readName(raw: unknown, faults: FieldFault[]): string {
  if (typeof raw === 'string' && raw.length <= LONGEST_NAME) return raw
  if (raw !== undefined) faults.push({ field: 'name', reason: typeof raw === 'string' ? 'range' : 'type' })
  return typeof raw === 'string' ? raw.slice(0, LONGEST_NAME) : ''
}

const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0

function readResults(raw: unknown, comparison: Comparison, faults: FieldFault[]): FinishedComparison['results'] {
  const { step, runs } = isObject(raw) ? raw : { step: undefined, runs: undefined }
  if (!isCount(step)) faults.push({ field: 'results.step', reason: step === undefined ? 'missing' : 'type' })
  if (!Array.isArray(runs) || runs.length > MOST_RUNS) {
    const reason = runs === undefined ? 'missing' : Array.isArray(runs) ? 'range' : 'type'
    faults.push({ field: 'results.runs', reason, allowed: `≤ ${MOST_RUNS}` })
  }
  const list: readonly unknown[] = Array.isArray(runs) ? runs.slice(0, MOST_RUNS) : []
  const found: FinishedRun[] = []
  let left = MOST_NUMBERS
  for (const [i, entry] of list.entries()) {
    const run = readRun(entry, `results.runs.${i + 1}`, comparison, left, faults)
    if (!run) continue
    if (found.some(({ lane, seed }) => lane === run.lane && seed === run.seed)) {
      faults.push({ field: `results.runs.${i + 1}`, reason: 'range', value: `${run.lane}, ${run.seed}` })
      continue
    }
    left -= run.steps.length * Object.keys(run.columns).length
    found.push(run)
  }
  return {
    step: isCount(step) ? step : Math.max(0, ...found.map(({ steps }) => steps[steps.length - 1] ?? 0)),
    runs: found,
  }
}

/** One run; null if it does not belong to the comparison or has no valid steps. */
function readRun(
  raw: unknown,
  at: string,
  comparison: Comparison,
  left: number,
  faults: FieldFault[],
): FinishedRun | null {
  const { lane: id, seed, steps, columns, ended } = isObject(raw) ? raw : ({} as Json)
  const lane = comparison.lanes.find((candidate) => candidate.id === id)
  if (!lane || !laneSeeds(comparison, lane).some((own) => own === seed)) {
    faults.push({ field: lane ? `${at}.seed` : `${at}.lane`, reason: 'unknown', value: lane ? seed : id })
    return null
  }
  if (!areSteps(steps)) {
    faults.push({ field: `${at}.steps`, reason: isList(steps) ? 'range' : 'type', allowed: `≤ ${MOST_STEPS}` })
    return null
  }
  return {
    lane: lane.id,
    seed: Number(seed),
    steps,
    columns: readColumns(columns, `${at}.columns`, steps.length, left, faults),
    ended: readEnd(ended, `${at}.ended`, faults),
  }
}

type List = readonly unknown[] | Float64Array | Float32Array
const isTyped = (raw: unknown): raw is Float64Array | Float32Array =>
  raw instanceof Float64Array || raw instanceof Float32Array
const isList = (raw: unknown): raw is List => Array.isArray(raw) || isTyped(raw)
const every = (list: List, holds: (value: unknown, i: number) => boolean): boolean =>
  Array.prototype.every.call(list, holds)

const areSteps = (raw: unknown): raw is readonly number[] =>
  isList(raw) &&
  raw.length <= MOST_STEPS &&
  every(raw, (step, i) => isCount(step) && (i === 0 || step > Number(raw[i - 1])))

function readColumns(
  raw: unknown,
  at: string,
  length: number,
  left: number,
  faults: FieldFault[],
): FinishedRun['columns'] {
  const entries = isObject(raw) ? Object.entries(raw) : []
  if (!isObject(raw) || entries.length > MOST_COLUMNS || entries.length * length > left) {
    faults.push({ field: at, reason: isObject(raw) ? 'range' : 'type', allowed: `≤ ${MOST_COLUMNS}` })
    return {}
  }
  return Object.fromEntries(
    entries.flatMap(([name, values]) => {
      const usable = /^[a-zA-Z][\w.]{0,40}$/.test(name) && isColumn(values, length)
      if (!usable) faults.push({ field: `${at}.${name.slice(0, LONGEST_NAME)}`, reason: 'type' })
      return usable ? [[name, isTyped(values) ? values : values.map((value) => value ?? Number.NaN)]] : []
    }),
  )
}

const isColumn = (raw: unknown, length: number): raw is readonly (number | null)[] | Float64Array | Float32Array =>
  isList(raw) &&
  raw.length === length &&
  (isTyped(raw) || every(raw, (value) => value === null || Number.isFinite(value)))

/** How the run ended; null if it has not ended, or if the value is no end, which is then reported. */
function readEnd(raw: unknown, at: string, faults: FieldFault[]): RunEnd | null {
  if (raw === undefined || raw === null) return null
  const { kind, step, task } = isObject(raw) ? raw : ({} as Json)
  const known = kind === 'reached' || kind === 'flat' || kind === 'diverged'
  const usable = task === undefined || task === -1 || isCount(task)
  if (known && isCount(step) && usable) return { kind, step, ...(task === undefined ? {} : { task: Number(task) }) }
  faults.push({ field: at, reason: 'type' })
  return null
}
