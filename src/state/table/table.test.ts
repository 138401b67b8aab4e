/** The file of a person, with its worker's host on the same thread. */
import 'fake-indexeddb/auto'
import { readFileSync } from 'node:fs'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { Recording, RunConfig } from '../../core/config/types'
import { missingData } from '../../core/problems/all'
import { type Recipe, readRecipe } from '../../core/tables/recipe'
import { writeRecipe } from '../../core/tables/writeRecipe'
import { encodeLink } from '../../share/link'
import { startTableHost } from '../../worker/table/host'
import type { TableCommand, TableEvent } from '../../worker/table/protocol'
import { changeStore } from '../changes'
import { keepBefore } from '../compare/before'
import { compareStore, emptyComparison } from '../compare/store'
import { sweepStore } from '../compare/sweep'
import { configStore, replaceRecording, setConfigField } from '../config'
import { dataStore, giveUpData } from '../data'
import { closeDialog, dialogStore } from '../dialogs'
import { setGate } from '../gate'
import { mapStore, replaceMap } from '../map/store'
import { noticeStore } from '../notices'
import { startSession } from '../session'
import { createTestLine } from '../testing/line'
import { FakePage, pausedAtStart } from '../testing/page'
import { redo, undo } from '../undo'
import { correctKind, correctLayout } from './correct'
import { freeRows } from './free'
import { isKept, keepTable, keptTables, openWantedIfKept } from './kept'
import { openTable } from './open'
import { chosenRecipe, setRole, tableStore } from './store'
import { trainOnTable } from './train'
import { cancelTable, forgetTable } from './work'

const held = vi.hoisted(() => ({ ended: 0, mute: false }))
vi.mock('../../worker/table/client', () => ({
  createTableClient(onEvent: (event: TableEvent) => void) {
    const obey = startTableHost((event) => queueMicrotask(() => onEvent(structuredClone(event))))
    return {
      post: (command: TableCommand) => void (held.mute || obey(structuredClone(command))),
      end: () => held.ended++,
    }
  },
}))

const fixture = (name: string) => new Blob([readFileSync(`e2e/fixtures/tables/${name}`)])
const open = (name: string) => openTable(fixture(name), name)
const problem = () => configStore.getState().config.problem
beforeEach(() => {
  giveUpData()
  forgetTable()
  setGate(null)
  held.mute = false
  pausedAtStart()
})

describe('a file', () => {
  it('is looked at, corrected, and becomes the problem, which undo takes back', async () => {
    const before = problem()
    await open('german.csv')
    const { look, fingerprint } = tableStore.getState()
    expect(fingerprint).toMatchObject({ name: 'german.csv', bytes: 996 })
    expect(look?.columns.map(({ kind }) => kind)).toEqual(['number', 'number', 'category', 'yesno'])
    setRole(1, 'target')
    await correctKind(2, 'text')
    const recipe = chosenRecipe(tableStore.getState())
    expect(recipe).toMatchObject({ inputs: [{ name: 'Größe (m²)' }], targets: [{ name: 'Miete' }, { name: 'Balkon' }] })
    expect(await trainOnTable()).toBe(true)
    expect(problem()).toMatchObject({ id: 'own', samples: 40 })
    expect(configStore.getState().config.tasks.map(({ loss }) => loss.id)).toEqual(['mse', 'bce'])
    undo()
    expect(problem()).toEqual(before)
  })

  it('that cannot be used says why, and the page stays as it is', async () => {
    const before = problem()
    await open('picture.csv')
    expect(tableStore.getState()).toMatchObject({ refusal: { code: 'picture' }, look: null, busy: null })
    expect(await trainOnTable()).toBe(false)
    await openTable(new Blob([new Uint8Array(20_000_001)]), 'large.csv')
    expect(tableStore.getState().refusal).toEqual({ code: 'tooLarge', values: { size: 20_000_001, most: 20_000_000 } })
    expect(problem()).toEqual(before)
  })

  it('that is locked or gone says so', async () => {
    class Gone extends Blob {
      override arrayBuffer = () => Promise.reject(new DOMException('', 'NotReadableError'))
    }
    await openTable(new Gone(['a,b']), 'gone.csv')
    expect(tableStore.getState().refusal).toEqual({ code: 'locked' })
  })

  it('keeps chosen types and uses when it is read in another way', async () => {
    await open('german.csv')
    setRole(1, 'target')
    await correctKind(2, 'text')
    const chosen = () => {
      const { look, roles, corrections } = tableStore.getState()
      return { kinds: look?.columns.map(({ kind }) => kind), roles: [...roles.values()], corrected: corrections.kinds }
    }
    const before = chosen()
    expect(before.roles).toEqual(['input', 'target', 'input', 'target'])
    await correctLayout({ decimal: ',' })
    expect(chosen()).toEqual(before)
    // No column is found with this delimiter, and all are again with the right one.
    await correctLayout({ delimiter: '|' })
    expect(tableStore.getState()).toMatchObject({ look: null, refusal: { code: 'oneColumn' } })
    await correctLayout({ delimiter: ';' })
    expect(chosen()).toEqual(before)
    // Cut at its commas, the first column has another name, and what was chosen is no longer there.
    await correctLayout({ delimiter: ',' })
    expect(chosen().corrected.size).toBe(0)
  })

  it('stands as it stood when another way of reading it is cancelled', async () => {
    await open('german.csv')
    setRole(1, 'target')
    const { look, roles, corrections } = tableStore.getState()
    held.mute = true
    const reading = correctLayout({ decimal: '.', encoding: 'utf-8' })
    const next = correctKind(2, 'text')
    await vi.waitFor(() => expect(tableStore.getState().busy).not.toBeNull())
    expect(tableStore.getState()).toMatchObject({ look, roles })
    cancelTable()
    expect([await reading, await next]).toEqual([false, false])
    expect(tableStore.getState()).toMatchObject({ look, roles, corrections, busy: null })
    held.mute = false
    await correctKind(2, 'text')
    expect(tableStore.getState().look?.layout).toEqual(look?.layout)
  })

  it('takes corrections that come faster than it is read', async () => {
    await open('german.csv')
    await Promise.all([correctKind(0, 'text'), correctKind(2, 'text')])
    expect(tableStore.getState().look?.columns.map(({ kind }) => kind)).toEqual(['text', 'number', 'text', 'yesno'])
  })

  it('can be left while it is read', async () => {
    held.mute = true
    const reading = open('german.csv')
    await vi.waitFor(() => expect(tableStore.getState().busy).toEqual({ work: 'reading', share: 0 }))
    cancelTable()
    await reading
    expect(tableStore.getState()).toMatchObject({ busy: null, file: null, failure: null })
  })

  it('is not used where the link has locked the tasks', async () => {
    await open('german.csv')
    setGate((wish) => wish !== 'problem.table')
    expect(await trainOnTable()).toBe(false)
    expect(problem().id).toBe('plane')
  })
})

describe('a link to a table', () => {
  let waits = 0
  /** Opens a link to the file, or to one with another checksum, on a page that has not got its rows. */
  async function wait(checksum?: number): Promise<void> {
    await open('german.csv')
    await trainOnTable()
    const { recording } = configStore.getState()
    undo()
    // Under a name of its own, because the rows of the others are here.
    waits++
    const table = recording.config.problem.table.replace(/\[\[?"german.csv",996,(\d+)/, (all, own) =>
      checksum === undefined ? all.replace('german', `renamed${waits}`) : all.replace(own, String(checksum)),
    )
    forgetTable()
    replaceRecording({ ...recording, config: { ...recording.config, problem: { ...recording.config.problem, table } } })
    expect(dataStore.getState().loading).toMatchObject({ failure: 'person', table })
  }

  it('waits for its file and takes it by its content, whatever its name', async () => {
    await wait()
    await openTable(fixture('german.csv'), 'copy of german.csv')
    expect(dataStore.getState().loading).toBeNull()
    expect(problem().id).toBe('own')
    expect(tableStore.getState().roles.get(3)).toBe('target')
  })

  it('says how another file differs, and offers its columns', async () => {
    await wait(7)
    await open('german.csv')
    expect(dataStore.getState().loading?.failure).toBe('person')
    expect(tableStore.getState().difference).toMatchObject({ wanted: { checksum: 7 }, missing: [], unlike: [] })
    await correctLayout({ header: -1 })
    expect(tableStore.getState().difference?.missing).toHaveLength(4)
    await correctLayout({ header: 0 })
    expect(tableStore.getState().difference?.missing).toEqual([])
    await open('dates.csv')
    expect(tableStore.getState().difference?.missing).toContain('Balkon')
    await open('german.csv')
    expect(await trainOnTable()).toBe(true)
    expect(dataStore.getState().loading).toBeNull()
    expect(problem().id).toBe('own')
  })

  it('keeps all that it carries where another version of the file is used instead', async () => {
    await open('german.csv')
    setRole(1, 'target')
    await trainOnTable()
    const { config } = configStore.getState()
    const { file, ...recipe } = readRecipe(config.problem.table) as Recipe
    const edit = (id: string) => ({ step: 5, field: `tasks.${id}.weight` as const, value: 2 })
    const linked: Recording = {
      config: {
        ...config,
        problem: { ...config.problem, table: writeRecipe({ ...recipe, file: { ...file, checksum: 8 } }) },
        tasks: config.tasks.map((task) => (task.id === 't2' ? { ...task, weight: 3, metric: 'auc' } : task)),
        network: { ...config.network, trunk: [5] },
        weighting: { ...config.weighting, id: 'uw' },
      },
      edits: [edit('t1'), edit('t2')],
    }
    undo()
    const page = new FakePage(`/play/#${encodeLink(linked)}`)
    const stop = startSession({
      autoplay: false,
      page: page.asWindow,
      makeLine: createTestLine().surroundings.makeLine,
    })
    expect(problem().id).toBe('plane')
    await open('german.csv')
    setRole(1, 'input')
    expect(await trainOnTable()).toBe(true)
    stop()
    const { recording } = configStore.getState()
    expect(recording.config).toMatchObject({ network: { trunk: [5] }, weighting: { id: 'uw' } })
    expect(readRecipe(recording.config.problem.table)).toMatchObject({ file, targets: [{ name: 'Balkon' }] })
    expect(recording.config.tasks).toMatchObject([{ id: 't2', target: 'column1', weight: 3, metric: 'auc' }])
    // Rents are no longer predicted.
    expect(recording.edits).toEqual([edit('t2')])
    expect(dataStore.getState().loading).toBeNull()
  })

  it('finds a file that the browser keeps, until it is removed', async () => {
    await open('german.csv')
    await keepTable()
    const [entry] = keptTables.store.getState().kept
    expect(isKept([entry], tableStore.getState().fingerprint!)).toBe(true)
    await wait()
    await openWantedIfKept()
    expect(dataStore.getState().loading).toBeNull()
    expect(problem().id).toBe('own')
    await keptTables.remove(entry.id)
    undo()
    await wait()
    await openWantedIfKept()
    expect(dataStore.getState().loading?.failure).toBe('person')
  })

  it('that calls columns otherwise than its own file says which', async () => {
    await open('german.csv')
    await trainOnTable()
    const { recording } = configStore.getState()
    const table = recording.config.problem.table
      .replace('"Größe (m²)"', '"floor space"')
      .replace('"Balkon"', '"Garten"')
    undo()
    forgetTable()
    replaceRecording({ ...recording, config: { ...recording.config, problem: { ...recording.config.problem, table } } })
    await open('german.csv')
    expect(problem().table).toBe(table)
    expect(noticeStore.getState().notices).toMatchObject([
      { kind: 'warning', of: 'data', key: 'renamed', values: { columns: 'floor space (Größe (m²)), Garten (Balkon)' } },
    ])
  })

  it('that was changed by hand names the column that does not fit, also where the file was kept', async () => {
    await open('german.csv')
    await keepTable()
    await trainOnTable()
    const { recording } = configStore.getState()
    const spoilt = (change: Partial<Recipe>): Recording => {
      const table = writeRecipe({ ...(readRecipe(recording.config.problem.table) as Recipe), ...change })
      return { ...recording, config: { ...recording.config, problem: { ...recording.config.problem, table } } }
    }
    undo()
    forgetTable()
    replaceRecording(spoilt({ inputs: [{ place: 2, name: 'Stadtteil', kind: 'category', classes: 7 }] }))
    await openWantedIfKept()
    expect(tableStore.getState().failure).toEqual({ of: 'column', column: 'Stadtteil' })
    expect(dialogStore.getState().open).toBe('table')
    replaceRecording(spoilt({ rows: 30 }))
    await open('german.csv')
    expect(tableStore.getState().failure).toEqual({ of: 'link' })
    // Its columns can be used all the same.
    expect(await trainOnTable()).toBe(true)
    expect(tableStore.getState().failure).toBeNull()
    expect(dataStore.getState().loading).toBeNull()
    closeDialog()
  })
})

describe('rows of tables', () => {
  const config = () => configStore.getState().config
  /** Whether the rows of these set-ups are here. */
  const areHere = (configs: readonly RunConfig[]) => configs.map((each) => missingData(each).length === 0)
  /** Trains on three choices of columns, one after the other. Returns their set-ups. */
  async function trainOnThree(): Promise<[RunConfig, RunConfig, RunConfig]> {
    await open('german.csv')
    await trainOnTable()
    const first = config()
    setRole(1, 'target')
    await trainOnTable()
    const second = config()
    setRole(2, 'unused')
    await trainOnTable()
    return [first, second, config()]
  }

  it('are freed unless the run, or undo within its bound, leads to them', async () => {
    const all = await trainOnThree()
    expect(areHere(all)).toEqual([true, true, true])
    // Room for one choice of columns: 40 rows with two numbers and two classes.
    freeRows([], 40 * (2 * 8 + 2))
    expect(areHere(all)).toEqual([false, true, true])
    freeRows([], 0)
    expect(areHere(all)).toEqual([false, false, true])
  })

  it('that were freed come back with undo and redo, from the open file', async () => {
    const [first, second, third] = await trainOnThree()
    freeRows([], 0)
    undo()
    expect(config()).toEqual(third)
    expect(dataStore.getState().loading?.table).toBe(second.problem.table)
    await openWantedIfKept()
    expect(config()).toEqual(second)
    freeRows([], 0)
    redo()
    await openWantedIfKept()
    expect(config()).toEqual(third)
    expect(changeStore.getState().future).toEqual([])
    // Something else was done meanwhile.
    freeRows([], 0)
    undo()
    setConfigField('training.learningRate', 0.5)
    await openWantedIfKept()
    expect(config()).toMatchObject({ problem: third.problem, training: { learningRate: 0.5 } })
    expect(areHere([first])).toEqual([false])
  })

  it.each([
    ['a comparison', (base) => compareStore.setState({ comparison: { ...emptyComparison, base } })],
    [
      'the comparison before it',
      (base) => {
        compareStore.setState({ comparison: { ...emptyComparison, base } })
        keepBefore()
        compareStore.setState({ comparison: emptyComparison })
      },
    ],
    ['a sweep', ({ config: base }) => sweepStore.setState({ base })],
    ['a map', (base) => replaceMap({ ...mapStore.getState().setup, base })],
    [
      'undo of a map',
      (base) => {
        const { setup } = mapStore.getState()
        replaceMap({ ...setup, base })
        replaceMap(setup)
      },
    ],
  ] as [string, (base: Recording) => void][])('stay as long as %s needs them', async (_, hold) => {
    const [first, second] = await trainOnThree()
    hold({ config: first, edits: [] })
    freeRows([], 0)
    expect(areHere([first, second])).toEqual([true, false])
  })
})
