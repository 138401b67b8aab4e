import 'fake-indexeddb/auto'
import { clear, createStore, entries, get, set } from 'idb-keyval'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { runsOf } from '../../core/comparison/expand'
import { defaultConfig } from '../../core/config/defaults'
import { rowWidth } from '../../core/measures/columns'
import { setGate } from '../gate'
import { noticeStore } from '../notices'
import { comparisonFile, keep, keptComparisons, openComparisonFile, openKept } from './keep'
import { historiesFor } from './population'
import { compareStore, emptyComparison, lanesPopulation } from './store'

const { store: keptStore, list: listKept, rename: renameKept, remove: removeKept } = keptComparisons
const comparison = {
  ...emptyComparison,
  base: { config: defaultConfig, edits: [] },
  seeds: [1, 2],
  lanes: [
    { id: 'a', name: '', changes: [], only: null, seeds: null },
    {
      id: 'b',
      name: 'mine',
      changes: [{ field: 'training.learningRate' as const, value: 0.05 }],
      only: null,
      seeds: null,
    },
  ],
}

/** Two lanes of two seeds with three records each. */
function finish(): void {
  const runs = runsOf(comparison)
  const histories = historiesFor(runs.map(({ recording }) => recording))
  histories.forEach((history, run) => {
    for (const step of [0, 1, 2]) {
      const row = new Float64Array(rowWidth(3, 2)).fill(run + step / 8)
      row[0] = step
      history.appendRow(row, 0, 3, 2)
    }
  })
  compareStore.setState({ comparison, runs, name: '' })
  lanesPopulation.show(histories, { step: 2, ends: runs.map(() => null), milliseconds: runs.map(() => 1) })
}
/** The database as another tab sees it, over a connection of its own. */
const shelf = createStore('multi-task-loss-playground', 'comparisons')
interface KeptValue {
  readonly results: { readonly runs: readonly object[] }
}
/** What was kept first, and the place it is kept under. */
async function keptValue(): Promise<{ id: string; value: KeptValue }> {
  const [{ id }] = keptStore.getState().kept
  const value = await get<KeptValue>(id, shelf)
  if (!value) throw new Error('nothing is kept under this id')
  return { id, value }
}
const shown = () => lanesPopulation.histories.map((history) => [...history.column('testLosses', 1)])
const said = () => noticeStore.getState().notices.map(({ key }) => key)

beforeEach(async () => {
  await clear(shelf)
  finish()
})
afterEach(() => {
  vi.restoreAllMocks()
  vi.useRealTimers()
})

describe('keeping a comparison', () => {
  it('opens nothing on a locked page', async () => {
    await keep('mine')
    const { id } = await keptValue()
    compareStore.setState({ name: 'another' })
    setGate((wish) => wish !== 'compare')
    await openKept(id)
    setGate(null)
    expect(compareStore.getState().name).toBe('another')
    await openKept(id)
    expect(compareStore.getState().name).toBe('mine')
  })

  it('shows it again as it was', async () => {
    const before = shown()
    expect(await keep(' First ')).toBe(true)
    compareStore.setState({ comparison: emptyComparison, runs: [] })
    lanesPopulation.show([], { step: 0, ends: [], milliseconds: [] })
    await listKept()
    const [entry] = keptStore.getState().kept
    expect(entry).toMatchObject({ name: 'First', lanes: 2, runs: 4, step: 2 })
    await openKept(entry.id)
    expect(compareStore.getState()).toMatchObject({ comparison, name: 'First' })
    expect(shown()).toEqual(before)
    expect(lanesPopulation.store.getState()).toMatchObject({ status: 'kept', step: 2 })
  })

  it('renames and forgets', async () => {
    await keep('one')
    await keep('two')
    const [second, first] = keptStore.getState().kept
    await renameKept(first.id, 'eins')
    await removeKept(second.id)
    await listKept()
    expect(keptStore.getState().kept.map(({ name }) => name)).toEqual(['eins'])
    expect((await entries(shelf)).map(([key]) => key).sort()).toEqual([first.id, 'index'].sort())
    expect(await get(first.id, shelf)).toMatchObject({ name: 'eins' })
  })

  it('brings back what was removed last, with its value and at its place', async () => {
    await keep('one')
    await keep('two')
    await keep('three')
    const before = keptStore.getState().kept
    const value = await get(before[1].id, shelf)
    await removeKept(before[1].id)
    expect(keptStore.getState().removed?.entry).toEqual(before[1])
    expect(await get(before[1].id, shelf)).toBeUndefined()
    await keptComparisons.bringBack()
    expect(keptStore.getState()).toEqual({ kept: before, removed: null })
    expect(await get(before[1].id, shelf)).toEqual(value)
    await removeKept(before[0].id)
    await listKept()
    await keptComparisons.bringBack()
    expect(keptStore.getState().kept).toEqual(before.slice(1))
  })

  it('loses nothing of what two tabs keep and rename at the same moment', async () => {
    vi.resetModules()
    const tab = await import('./keep')
    expect(tab.keptComparisons.store).not.toBe(keptStore)
    await keep('old')
    const [{ id }] = keptStore.getState().kept
    await Promise.all([
      keep('one'),
      tab.keep('two'),
      renameKept(id, 'older'),
      tab.keep('three'),
      keep('four'),
      tab.keep('five'),
    ])
    await listKept()
    const { kept } = keptStore.getState()
    expect(kept.map(({ name }) => name).sort()).toEqual(['five', 'four', 'older', 'one', 'three', 'two'])
    for (const entry of kept) expect(await get(entry.id, shelf)).toMatchObject({ name: entry.name })
  })

  it.each([
    ['full', 'put', new DOMException('full', 'QuotaExceededError')],
    ['blocked', 'transaction', new DOMException('closed', 'InvalidStateError')],
  ] as const)('%s: says so, loses nothing, and keeps again once it can', async (key, call, error) => {
    const before = shown()
    const refuse = () => {
      throw error
    }
    if (call === 'put') vi.spyOn(IDBObjectStore.prototype, call).mockImplementation(refuse)
    else vi.spyOn(IDBDatabase.prototype, call).mockImplementation(refuse)
    expect(await keep('lost')).toBe(false)
    expect(said()).toEqual([key])
    vi.restoreAllMocks()
    expect(await entries(shelf)).toEqual([])
    expect(shown()).toEqual(before)
    expect(compareStore.getState().comparison).toBe(comparison)
    expect(await keep('found')).toBe(true)
    expect(keptStore.getState().kept.map(({ name }) => name)).toEqual(['found'])
  })

  it('takes a run as diverged only if it says so', async () => {
    await keep('odd')
    const { id, value } = await keptValue()
    const ended = [{ kind: 'diverged', step: 3, task: 1 }, 'yes', { kind: 'diverged', step: 'x', task: 0 }, 5]
    const spoiled = value.results.runs.map((run, k) => ({ ...run, ended: ended[k] }))
    await set(id, { ...value, results: { ...value.results, runs: spoiled } }, shelf)
    await openKept(id)
    const { ends } = lanesPopulation.store.getState()
    expect(ends).toEqual([{ kind: 'diverged', run: 0, step: 3, task: 1 }, null, null, null])
  })

  it('says that a kept comparison cannot be read', async () => {
    await keep('odd')
    const [{ id }] = keptStore.getState().kept
    for (const value of [undefined, 5, {}, { comparison: { lanes: [] }, results: { runs: [] } }]) {
      await set(id, value, shelf)
      noticeStore.setState({ notices: [] })
      await openKept(id)
      expect(said()).toEqual(['unreadable'])
      expect(compareStore.getState().comparison).toBe(comparison)
    }
    await set('index', [{ id: 3 }, null], shelf)
    await listKept()
    expect(keptStore.getState().kept).toEqual([])
  })
})

describe('what is read from storage is checked like a file', () => {
  const entry = { id: 'k', name: 'one', at: 1e12, lanes: 2, runs: 4, step: 20 }

  it.each([
    ['a date that is none', { at: 1e300 }],
    ['half a run', { runs: 1.5 }],
    ['a negative step', { step: -1 }],
    ['a name that is none', { name: 5 }],
  ])('%s leaves the entry out, and the others stay', async (_, odd) => {
    await set('index', [{ ...entry, id: 'odd', ...odd }, entry, entry], shelf)
    await listKept()
    expect(keptStore.getState().kept).toEqual([entry])
  })

  it('cuts a name as long as a book', async () => {
    await set('index', [{ ...entry, name: 'x'.repeat(1e5) }], shelf)
    await listKept()
    expect(keptStore.getState().kept[0].name).toHaveLength(80)
  })

  it.each([
    ['steps that go back', { steps: Float64Array.of(0, 2, 1) }],
    ['another lane', { lane: 'z' }],
    ['more records than a run has', { steps: Float64Array.from({ length: 6000 }, (_, k) => k) }],
  ])('%s: the run is left out and named', async (_, odd) => {
    await keep('odd')
    const { id, value } = await keptValue()
    const [first, ...rest] = value.results.runs
    await set(id, { ...value, results: { ...value.results, runs: [{ ...first, ...odd }, ...rest] } }, shelf)
    noticeStore.setState({ notices: [] })
    await openKept(id)
    expect(said()).toEqual(['fields'])
    expect(shown().map(({ length }) => length)).toEqual([0, 3, 3, 3])
  })

  it('says so when another tab blocks the database', async () => {
    let held = true
    await shelf('readwrite', (store) => {
      // A transaction stays open while it has pending requests.
      const hold = () => {
        if (held) store.get('index').onsuccess = hold
      }
      hold()
    })
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    try {
      const done = keep('one')
      await vi.advanceTimersByTimeAsync(60_000)
      expect(await done).toBe(false)
      expect(said()).toEqual(['silent'])
    } finally {
      held = false
    }
  })
})

describe('a comparison as a file', () => {
  it('is read as it was written', () => {
    const before = shown()
    const file = comparisonFile()
    compareStore.setState({ comparison: emptyComparison, runs: [] })
    openComparisonFile(file)
    expect(compareStore.getState().comparison).toEqual(comparison)
    expect(shown()).toEqual(before)
    expect(said()).toEqual(['imported'])
  })

  it('that holds no comparison changes nothing', () => {
    const unreadable = '{"format":"mtl-playground/comparison","comparison":{"lanes":5}}'
    for (const text of ['', '{', '{"format":"other"}', 'null', unreadable]) expect(openComparisonFile(text)).toBe(false)
    expect(said()).toEqual(['importBroken'])
    expect(compareStore.getState().comparison).toBe(comparison)
  })
})
