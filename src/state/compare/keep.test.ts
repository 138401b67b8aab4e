import { beforeEach, describe, expect, it, vi } from 'vitest'

const shelf = new Map<string, unknown>()
let fault: Error | null = null
let silent = false
vi.mock('idb-keyval', () => {
  const open = async <Value>(work: () => Value): Promise<Value> => {
    if (fault) throw fault
    if (silent) return new Promise(() => {})
    return work()
  }
  return {
    createStore: () => () => {},
    get: (key: string) => open(() => shelf.get(key)),
    // As the browser does: what is kept is a copy.
    set: (key: string, value: unknown) => open(() => shelf.set(key, structuredClone(value))),
    del: (key: string) => open(() => shelf.delete(key)),
    update: (key: string, change: (value: unknown) => unknown) =>
      open(() => shelf.set(key, structuredClone(change(shelf.get(key))))),
  }
})

import { runsOf } from '../../core/comparison/expand'
import { defaultConfig } from '../../core/config/defaults'
import { rowWidth } from '../../core/measures/columns'
import { noticeStore } from '../notices'
import { comparisonFile, forgetKept, keep, keptStore, listKept, openComparisonFile, openKept, renameKept } from './keep'
import { historiesFor } from './population'
import { compareStore, emptyComparison, lanesPopulation } from './store'

const comparison = {
  ...emptyComparison,
  base: { config: defaultConfig, edits: [] },
  seeds: [1, 2],
  lanes: [
    { id: 'a', name: '', changes: [], only: null, seeds: null },
    { id: 'b', name: 'mine', changes: [{ field: 'training.learningRate', value: 0.05 }], only: null, seeds: null },
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
const shown = () => lanesPopulation.histories.map((history) => [...history.column('testLosses', 1)])
const said = () => noticeStore.getState().notices.map(({ key }) => key)

beforeEach(() => {
  shelf.clear()
  fault = null
  silent = false
  noticeStore.setState({ notices: [] })
  finish()
})

describe('keeping a comparison', () => {
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
    await forgetKept(second.id)
    await listKept()
    expect(keptStore.getState().kept.map(({ name }) => name)).toEqual(['eins'])
    expect(shelf.size).toBe(2)
  })

  it.each([
    ['keepFull', new DOMException('full', 'QuotaExceededError')],
    ['keepBlocked', new DOMException('no', 'InvalidStateError')],
  ])('%s: says so and loses nothing', async (key, error) => {
    const before = shown()
    fault = error
    expect(await keep('lost')).toBe(false)
    await listKept()
    expect(said()).toContain(key)
    expect(shown()).toEqual(before)
    expect(compareStore.getState().comparison).toBe(comparison)
  })

  it('reads where a run diverged only where it says so', async () => {
    await keep('odd')
    const [{ id }] = keptStore.getState().kept
    const value = shelf.get(id) as { results: { runs: object[] } }
    const ended = [{ kind: 'diverged', step: 3, task: 1 }, 'yes', { kind: 'diverged', step: 'x', task: 0 }, 5]
    const spoiled = value.results.runs.map((run, k) => ({ ...run, ended: ended[k] }))
    shelf.set(id, { ...value, results: { ...value.results, runs: spoiled } })
    await openKept(id)
    const { ends } = lanesPopulation.store.getState()
    expect(ends).toEqual([{ kind: 'diverged', run: 0, step: 3, task: 1 }, null, null, null])
  })

  it('says when what is there cannot be read', async () => {
    await keep('odd')
    const [{ id }] = keptStore.getState().kept
    for (const value of [undefined, 5, {}, { comparison: { lanes: [] }, results: { runs: [] } }]) {
      shelf.set(id, value)
      await openKept(id)
    }
    expect(said()).toContain('keepUnreadable')
    expect(compareStore.getState().comparison).toBe(comparison)
    shelf.set('index', [{ id: 3 }, null])
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
    shelf.set('index', [{ ...entry, id: 'odd', ...odd }, entry, entry])
    await listKept()
    expect(keptStore.getState().kept).toEqual([entry])
  })

  it('cuts a name as long as a book', async () => {
    shelf.set('index', [{ ...entry, name: 'x'.repeat(1e5) }])
    await listKept()
    expect(keptStore.getState().kept[0].name).toHaveLength(80)
  })

  it.each([
    ['steps that go back', { steps: Float64Array.of(0, 2, 1) }],
    ['another lane', { lane: 'z' }],
    ['more records than a run has', { steps: Float64Array.from({ length: 6000 }, (_, k) => k) }],
  ])('%s: the run is left out and named', async (_, odd) => {
    await keep('odd')
    const [{ id }] = keptStore.getState().kept
    const value = shelf.get(id) as { results: { runs: object[] } }
    const [first, ...rest] = value.results.runs
    shelf.set(id, { ...value, results: { ...value.results, runs: [{ ...first, ...odd }, ...rest] } })
    noticeStore.setState({ notices: [] })
    await openKept(id)
    expect(said()).toEqual(['keepFields'])
    expect(shown().map(({ length }) => length)).toEqual([0, 3, 3, 3])
  })

  it('says so when the database never answers', async () => {
    vi.useFakeTimers()
    silent = true
    const answers = Promise.all([keep('one'), listKept()])
    await vi.advanceTimersByTimeAsync(60_000)
    expect((await answers)[0]).toBe(false)
    expect(said()).toContain('keepSilent')
    vi.useRealTimers()
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

  it('that is none changes nothing', () => {
    const unreadable = '{"format":"mtl-playground/comparison","comparison":{"lanes":5}}'
    for (const text of ['', '{', '{"format":"other"}', 'null', unreadable]) expect(openComparisonFile(text)).toBe(false)
    expect(said()).toEqual(['importBroken'])
    expect(compareStore.getState().comparison).toBe(comparison)
  })
})
