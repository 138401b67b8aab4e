/**
 * A named list of things kept in the browser's own database, with each thing's value. They survive a reload, on this
 * device alone. Failures are told to the person (`storage.ts`).
 */
import { del, get, set, type UseStore, update } from 'idb-keyval'
import { createStore, type StoreApi } from 'zustand/vanilla'
import { LONGEST_NAME } from '../../share/bounds'
import { notify } from '../notices'
import { shortName } from '../unreadNotices'
import { createStorage } from './storage'

/** What the list says about a kept thing. `Count` names its whole numbers, for example `lanes`. */
export type Kept<Count extends string = never> = {
  readonly id: string
  readonly name: string
  /** Milliseconds since 1970. */
  readonly at: number
} & { readonly [Name in Count]: number }

export interface KeptState<Entry> {
  /** In the order of the list, the newest first. */
  readonly kept: readonly Entry[]
  /** The entry that was removed last, and its former place; null if it cannot be brought back. */
  readonly removed: { readonly entry: Entry; readonly place: number } | null
}

/** What a menu needs to show the list and to change it. */
export interface KeptShelf<Entry> {
  readonly store: StoreApi<KeptState<Entry>>
  /** Reads the list again. What was removed before can no longer be brought back. */
  list(): Promise<void>
  rename(id: string, name: string): Promise<void>
  /** Removes an entry with its value. `bringBack` undoes the last removal. */
  remove(id: string): Promise<void>
  bringBack(): Promise<void>
}

export interface KeptList<Count extends string> extends KeptShelf<Kept<Count>> {
  /** Keeps a value under this name, and says so. Returns the name as it was kept, or null if it could not. */
  keep(name: string, value: object, counts: { readonly [Name in Count]: number }): Promise<string | null>
  /** The value as it was kept, unchecked; null if storage failed, which the person is told. */
  read(id: string): Promise<{ readonly value: unknown } | null>
}

const INDEX = 'index'

/** The largest time that a `Date` can hold, in milliseconds. */
const LAST_DATE = 8.64e15
const isCount = (value: unknown): boolean => Number.isSafeInteger(value) && Number(value) >= 0

export function createKeptList<Count extends string>(
  database: string,
  shelf: string,
  counts: readonly Count[],
): KeptList<Count> {
  type Entry = Kept<Count>
  const storage = createStorage(database, shelf)
  const store = createStore<KeptState<Entry>>(() => ({ kept: [], removed: null }))
  /** The value of the entry that was removed last. */
  let removedValue: unknown

  const isEntry = (entry: unknown): entry is Entry => {
    const { id, name, at, ...rest } = (entry ?? {}) as Readonly<Record<string, unknown>>
    const isDate = typeof at === 'number' && Math.abs(at) <= LAST_DATE
    return typeof id === 'string' && typeof name === 'string' && isDate && counts.every((count) => isCount(rest[count]))
  }
  /** The valid entries, checked like a file's: an impossible date once emptied the page. Long names are cut. */
  const readIndex = (index: unknown): readonly Entry[] => {
    const entries: readonly unknown[] = Array.isArray(index) ? index : []
    const kept = entries.filter(isEntry).map((entry) => ({ ...entry, name: entry.name.slice(0, LONGEST_NAME) }))
    return kept.filter(({ id }, i) => kept.findIndex((other) => other.id === id) === i)
  }
  /** Changes the list in one transaction: another tab may change it at the same moment. */
  async function changeIndex(shelf: UseStore, change: (kept: readonly Entry[]) => readonly Entry[]): Promise<void> {
    let changed: readonly Entry[] = []
    await update<unknown>(
      INDEX,
      (index) => {
        changed = change(readIndex(index))
        return changed
      },
      shelf,
    )
    store.setState({ kept: changed })
  }

  return {
    store,
    async list() {
      const index = await storage.attempt((shelf) => get<unknown>(INDEX, shelf))
      removedValue = undefined
      store.setState({ kept: readIndex(index), removed: null })
    },
    async keep(name, value, numbers) {
      const short = name.trim().slice(0, LONGEST_NAME)
      const entry = { id: crypto.randomUUID(), name: short, at: Date.now(), ...numbers } as Entry
      const done = await storage.attempt(async (shelf) => {
        // The index comes last: whatever it names is already stored.
        await set(entry.id, { ...value, name: short }, shelf)
        await changeIndex(shelf, (kept) => [entry, ...kept])
        return true
      })
      if (!done) return null
      notify({ kind: 'info', of: 'kept', key: 'kept', values: { name: shortName(short) } })
      return short
    },
    read: (id) => storage.attempt(async (shelf) => ({ value: await get<unknown>(id, shelf) })),
    async rename(id, name) {
      const short = name.trim().slice(0, LONGEST_NAME)
      await storage.attempt(async (shelf) => {
        await update<unknown>(id, (value) => ({ ...(value as object), name: short }), shelf)
        await changeIndex(shelf, (kept) => kept.map((entry) => (entry.id === id ? { ...entry, name: short } : entry)))
      })
    },
    async remove(id) {
      await storage.attempt(async (shelf) => {
        const { kept } = store.getState()
        const place = kept.findIndex((entry) => entry.id === id)
        const value = await get<unknown>(id, shelf)
        await changeIndex(shelf, (all) => all.filter((entry) => entry.id !== id))
        await del(id, shelf)
        removedValue = value
        store.setState({ removed: place < 0 ? null : { entry: kept[place], place } })
      })
    },
    async bringBack() {
      const { removed } = store.getState()
      if (!removed) return
      const { entry, place } = removed
      await storage.attempt(async (shelf) => {
        await set(entry.id, removedValue, shelf)
        await changeIndex(shelf, (kept) => [...kept.slice(0, place), entry, ...kept.slice(place)])
        removedValue = undefined
        store.setState({ removed: null })
      })
    },
  }
}
