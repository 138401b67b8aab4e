/**
 * Comparisons that were kept in the browser's own database. They survive a reload, on this device alone.
 */
import { del, get, set, type UseStore, update } from 'idb-keyval'
import { createStore } from 'zustand/vanilla'
import type { FieldFault } from '../../core/config/faults'
import { latestOf, versions } from '../../core/config/versions'
import { decodeComparisonJson, encodeComparisonJson, readFinished } from '../../share/comparisonJson'
import { mayChange } from '../gate'
import { notify } from '../notices'
import { shortName, tellImported, tellKept } from '../unreadNotices'
import { finishedNow, showFinished } from './finished'
import { createStorage } from './storage'
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

const storage = createStorage('multi-task-loss-playground', 'comparisons')

/** The largest time that a `Date` can hold, in milliseconds. */
const LAST_DATE = 8.64e15
const isCount = (value: unknown): boolean => Number.isSafeInteger(value) && Number(value) >= 0

/** The valid entries, checked like a file's: an impossible date once emptied the page. Long names are cut. */
function readKept(index: unknown): readonly Kept[] {
  const entries: readonly unknown[] = Array.isArray(index) ? index : []
  const kept = entries.filter(isKept).map((entry) => ({ ...entry, name: entry.name.slice(0, LONGEST_NAME) }))
  return kept.filter(({ id }, i) => kept.findIndex((other) => other.id === id) === i)
}

function isKept(entry: unknown): entry is Kept {
  const { id, name, at, lanes, runs, step } = (entry ?? {}) as Partial<Record<keyof Kept, unknown>>
  const isDate = typeof at === 'number' && Math.abs(at) <= LAST_DATE
  return typeof id === 'string' && typeof name === 'string' && isDate && [lanes, runs, step].every(isCount)
}

/** Reads the list of kept comparisons. */
export async function listKept(): Promise<void> {
  const index = await storage.attempt((store) => get<unknown>(INDEX, store))
  keptStore.setState({ kept: readKept(index) })
}

/** Keeps the comparison on the screen under this name. Returns whether it could. */
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
  const done = await storage.attempt(async (store) => {
    // The index comes last: whatever it names is already stored.
    await set(entry.id, { ...finished, version: latestOf(versions).version }, store)
    await changeIndex(store, (kept) => [entry, ...kept])
    return true
  })
  if (!done) return false
  compareStore.setState({ name: finished.name })
  notify({ kind: 'info', of: 'compare', key: 'kept', values: { name: shortName(finished.name) } })
  return true
}

/** Replaces the current comparison by a kept one. */
export async function openKept(id: string): Promise<void> {
  if (!mayChange('compare')) return
  const value = await storage.attempt((store) => get<unknown>(id, store))
  if (value === null) return
  // An older page, or anything else, may have written it.
  const faults: FieldFault[] = []
  const finished = readFinished(value, faults)
  if (!finished) {
    notify({ kind: 'error', of: 'compare', key: 'keepUnreadable' })
    return
  }
  showFinished(finished)
  tellKept(faults)
}

export async function renameKept(id: string, name: string): Promise<void> {
  const short = name.trim().slice(0, LONGEST_NAME)
  await storage.attempt(async (store) => {
    await update<unknown>(id, (value) => ({ ...(value as object), name: short }), store)
    await changeIndex(store, (kept) => kept.map((entry) => (entry.id === id ? { ...entry, name: short } : entry)))
  })
}

export async function forgetKept(id: string): Promise<void> {
  await storage.attempt(async (store) => {
    await changeIndex(store, (kept) => kept.filter((entry) => entry.id !== id))
    await del(id, store)
  })
}

/** Changes the list in one transaction: another tab may change it at the same moment. */
async function changeIndex(store: UseStore, change: (kept: readonly Kept[]) => readonly Kept[]): Promise<void> {
  let changed: readonly Kept[] = []
  await update<unknown>(
    INDEX,
    (index) => {
      changed = change(readKept(index))
      return changed
    },
    store,
  )
  keptStore.setState({ kept: changed })
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
