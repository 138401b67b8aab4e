/**
 * Comparisons that were kept, in the browser's own database: there after a reload, on this device
 * alone. Storage that is full or forbidden is said and loses nothing that is on the screen.
 */
import { createStore as database, del, get, set, update } from 'idb-keyval'
import { createStore } from 'zustand/vanilla'
import { validateComparison } from '../../core/comparison/validate'
import {
  decodeComparisonJson,
  encodeComparisonJson,
  type FinishedComparison,
  type FinishedRun,
  readEnd,
} from '../../share/comparisonJson'
import { notify } from '../problems'
import { tellImported } from '../readProblems'
import { finishedNow, showFinished } from './finished'
import { compareStore } from './store'

export interface Kept {
  readonly id: string
  readonly name: string
  /** Milliseconds since 1970. */
  readonly at: number
  readonly lanes: number
  readonly runs: number
  readonly step: number
}

export const keptStore = createStore<{ readonly kept: readonly Kept[] }>(() => ({ kept: [] }))

const INDEX = 'index'
const LONGEST_NAME = 80

/** Opened at first use: where storage is forbidden the very attempt fails. */
let opened: ReturnType<typeof database> | null = null
const store = () => {
  opened ??= database('multi-task-loss-playground', 'comparisons')
  return opened
}

/** null where it went wrong, which the person is told. */
async function attempt<Value>(work: () => Promise<Value>): Promise<Value | null> {
  try {
    return await work()
  } catch (error) {
    const full = error instanceof DOMException && error.name === 'QuotaExceededError'
    notify({ kind: 'warning', key: full ? 'keepFull' : 'keepBlocked' })
    return null
  }
}

const isKept = (entry: unknown): entry is Kept => {
  const { id, name, at, lanes, runs, step } = (entry ?? {}) as Partial<Record<keyof Kept, unknown>>
  return typeof id === 'string' && typeof name === 'string' && [at, lanes, runs, step].every(Number.isFinite)
}

/** Reads what there is. */
export async function listKept(): Promise<void> {
  const index = await attempt(() => get<unknown>(INDEX, store()))
  keptStore.setState({ kept: Array.isArray(index) ? index.filter(isKept) : [] })
}

/** Keeps what is on the screen under this name. Answers whether it could. */
export async function keep(name: string): Promise<boolean> {
  const finished = finishedNow(name.trim().slice(0, LONGEST_NAME))
  const entry: Kept = {
    id: crypto.randomUUID(),
    name: finished.name,
    at: Date.now(),
    lanes: finished.comparison.lanes.length,
    runs: finished.results.runs.length,
    step: finished.results.step,
  }
  const done = await attempt(async () => {
    // The index last: what it names is there.
    await set(entry.id, finished, store())
    await changeIndex((kept) => [entry, ...kept])
    return true
  })
  if (!done) return false
  compareStore.setState({ name: finished.name })
  notify({ kind: 'info', key: 'kept', values: { name: finished.name } })
  return true
}

/** Shows a kept comparison in place of the present one. */
export async function openKept(id: string): Promise<void> {
  const value = await attempt(() => get<unknown>(id, store()))
  if (value === null) return
  const finished = readFinished(value)
  if (finished) showFinished(finished)
  else notify({ kind: 'error', key: 'keepUnreadable' })
}

export async function renameKept(id: string, name: string): Promise<void> {
  const short = name.trim().slice(0, LONGEST_NAME)
  await attempt(async () => {
    await update<unknown>(id, (value) => ({ ...(value as object), name: short }), store())
    await changeIndex((kept) => kept.map((entry) => (entry.id === id ? { ...entry, name: short } : entry)))
  })
}

export async function forgetKept(id: string): Promise<void> {
  await attempt(async () => {
    await changeIndex((kept) => kept.filter((entry) => entry.id !== id))
    await del(id, store())
  })
}

/** In one transaction: another tab may keep something at the same moment. */
async function changeIndex(change: (kept: readonly Kept[]) => readonly Kept[]): Promise<void> {
  let changed: readonly Kept[] = []
  await update<unknown>(
    INDEX,
    (index) => {
      changed = change(Array.isArray(index) ? index.filter(isKept) : [])
      return changed
    },
    store(),
  )
  keptStore.setState({ kept: changed })
}

/** What an older page, or anything else, may have put there. */
function readFinished(value: unknown): FinishedComparison | null {
  const { name, comparison: raw, results } = (value ?? {}) as Partial<Record<keyof FinishedComparison, unknown>>
  const { comparison } = validateComparison(raw)
  const { step, runs } = (results ?? {}) as Partial<Record<keyof FinishedComparison['results'], unknown>>
  if (!comparison || !Array.isArray(runs)) return null
  return {
    name: typeof name === 'string' ? name : '',
    comparison,
    results: {
      step: Number.isFinite(step) ? Number(step) : 0,
      runs: runs.filter(isRun).map((run) => ({ ...run, ended: readEnd(run.ended, '', []) })),
    },
  }
}

const isNumbers = (value: unknown): value is ArrayLike<number> =>
  value instanceof Float64Array || value instanceof Float32Array

function isRun(value: unknown): value is FinishedRun {
  const { lane, seed, steps, columns } = (value ?? {}) as Partial<Record<keyof FinishedRun, unknown>>
  return (
    typeof lane === 'string' &&
    Number.isFinite(seed) &&
    isNumbers(steps) &&
    typeof columns === 'object' &&
    columns !== null &&
    Object.values(columns).every((column) => isNumbers(column) && column.length === steps.length)
  )
}

/** The comparison on the screen as the text of a file. */
export const comparisonFile = (): string => encodeComparisonJson(finishedNow(compareStore.getState().name))

/** Shows the comparison of a file; says what of it could not be read. Answers whether there is one in it. */
export function openComparisonFile(text: string): boolean {
  const { finished, problems } = decodeComparisonJson(text)
  if (!finished) {
    notify({ kind: 'error', key: 'importBroken' })
    return false
  }
  showFinished(finished)
  tellImported(problems)
  return true
}
