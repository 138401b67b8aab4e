import 'fake-indexeddb/auto'
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { setField } from '../../core/config/paths'
import type { Recording } from '../../core/config/types'
import { recordingOf, runOf } from '../../core/maps/cells'
import { cellNumbers } from '../../core/maps/measures'
import { usualMap } from '../../core/maps/readyMade'
import type { MapSetup } from '../../core/maps/types'
import { createCpuEngine } from '../../engine/cpu/engine'
import { EngineLimitError } from '../../engine/engine'
import { createTrainer } from '../../engine/trainer'
import type { StepRecord } from '../../engine/trainer.types'
import { compactMap } from '../../share/map'
import { browserEngines } from '../../worker/engines'
import { startHost } from '../../worker/host'
import type { CommandMessage, EventMessage } from '../../worker/protocol'
import { FakeDevice, smallConfig } from '../../worker/testing/host'
import { createWire, Turns } from '../../worker/testing/turns'
import { compareStore } from '../compare/store'
import { setGate } from '../gate'
import { History } from '../history'
import { noticeStore } from '../notices'
import { mainRun, runStore } from '../run'
import { screenStore } from '../screen'
import { configStore } from '../setup'
import {
  chooseEngine,
  computeMap,
  computeStore,
  haltMap,
  mapPlayback,
  mapResults,
  numbersOf,
  runsInOrder,
} from './compute'
import { keepMap, keptMaps, mapFile, openKeptMap, openMapFile } from './keep'
import { openMaps } from './link'
import { addCellAsLane, isLane, openCell } from './open'
import { cellsFor, changeMap, changeShape, mapStore, redoMap, replaceMap, showReadyMade, undoMap } from './store'
import { mapViewStore, pointAt } from './view'

/** A worker in Node with the CPU engine. Its time is that of turns, so nothing here depends on the machine's speed. */
const turns = new Turns()
const [near, far] = createWire(turns)
const told: CommandMessage[] = []
/** Visible, and drawn at once. */
const page = {
  document: { hidden: false, addEventListener: () => {}, removeEventListener: () => {} },
  requestAnimationFrame: (draw: () => void) => draw(),
  setTimeout: () => 0,
} as unknown as Window
vi.mock('../../worker/pool/client', () => ({
  createPoolClient: (hear: (event: EventMessage) => void) => {
    near.addEventListener('message', ({ data }) => hear(data as EventMessage))
    return {
      post: (message: CommandMessage, transfer?: Transferable[]) => {
        told.push(message)
        near.postMessage(message, transfer)
      },
    }
  },
}))

const base: Recording = {
  config: smallConfig,
  edits: [{ step: 12, field: 'tasks.t1.weight', value: 2 }],
}
const STEPS = 25
const tiny = (shape: MapSetup['shape'], more: Partial<MapSetup> = {}): MapSetup => ({
  ...usualMap(base),
  steps: STEPS,
  seeds: [1, 2],
  shape,
  ...more,
})
const rates = { field: 'training.learningRate', from: 0.001, to: 0.1, count: 3, scale: 'log' } as const
const methods = { field: 'weighting.id', values: ['equal', 'uw', 'cagrad'] } as const
const turned = { field: 'tasks.t2.rotation', from: 0, to: 90, count: 3, scale: 'linear' } as const

let close = () => {}
const cpu = new FakeDevice('cpu')
const card = new FakeDevice('webgl')
beforeAll(() => {
  startHost(far, {
    engines: {
      cpu: cpu.open,
      webgl: async () => (mainRun.wantedEngine() === 'webgl' ? card.open() : { unavailable: 'noWebGL2' }),
      wasm: browserEngines.wasm,
    },
    clock: turns.clock,
    thread: 'worker',
    budget: 8,
    patience: Number.POSITIVE_INFINITY,
  })
})
beforeEach(() => {
  vi.stubGlobal('window', page)
  configStore.setState({ recording: base, config: base.config })
  close = openMaps()
})
afterEach(() => {
  close()
  vi.unstubAllGlobals()
})

const phase = () => computeStore.getState().phase
const idle = () => vi.waitFor(() => expect(phase()).toBe('idle'), { timeout: 8000, interval: 10 })
async function computed(setup: MapSetup): Promise<void> {
  replaceMap(setup)
  computeMap()
  await idle()
}

const loads = () => told.filter((message) => message.type === 'load')
const runsIn = (some: ReturnType<typeof loads>) => some.map(({ recordings }) => recordings.length)
/** For an engine that takes so many runs at once. */
const upTo =
  (most: number) =>
  ({ runCount }: { readonly runCount: number }) =>
    runCount > most ? new EngineLimitError('memory', 2e9, 1e9, { number: 'runs', value: runCount, most }) : null

/** The numbers of a run that trains alone, as the page's run does. */
async function alone(recording: Recording) {
  const history = new History()
  const trainer = await createTrainer(createCpuEngine(), {
    recordings: [recording],
    onRecord: (_: number, record: StepRecord) => history.append(record),
  })
  while (trainer.advance());
  expect(trainer.step).toBe(STEPS)
  return numbersOf({ history, end: null, engine: 'cpu' })
}

describe('the numbers of a map', () => {
  it.each([
    ['rates and methods', tiny({ form: 'grid', x: rates, y: methods }, { measure: 'deltaM' })],
    ['unlike data, with their baselines', tiny({ form: 'curve', x: turned }, { measure: 'deltaM' })],
    [
      'unlike programs',
      tiny({ form: 'curve', x: { ...rates, field: 'network.trunk', from: 2, to: 8, scale: 'linear' } }),
    ],
  ])('are those of the same runs alone, to the bit: %s', async (_, setup) => {
    await computed(setup)
    const shown = mapStore.getState().setup
    const cells = cellsFor(shown)
    for (const cell of cells) expect(cellNumbers(shown, cell, mapResults()).state).toBe('known')
    for (const run of runsInOrder(shown)) {
      const recording = recordingOf(shown, run)
      expect(recording && (await alone(recording))).toEqual(mapResults().get(run.key))
    }
    expect(computeStore.getState()).toMatchObject({ share: 1, ended: computeStore.getState().all })
  })

  it('say where a run diverged', async () => {
    const wild = tiny({ form: 'curve', x: { ...rates, to: 10 } }, { measure: 'loss t2', steps: 300 })
    const config = setField(base.config, 'training.optimizer', { id: 'sgd', options: {} })
    await computed({ ...wild, base: { config: setField(config, 'tasks.t2.scale', 1000), edits: [] } })
    const shown = mapStore.getState().setup
    const numbers = cellsFor(shown).map((cell) => cellNumbers(shown, cell, mapResults()))
    const last = numbers.at(-1)
    expect(last).toMatchObject({ state: 'none', known: 0 })
    expect(last?.diverged.every((step) => step !== null && step > 0)).toBe(true)
  })
})

describe('computing', () => {
  it('starts with the corners, stops at once and goes on', async () => {
    const setup = tiny({ form: 'grid', x: { ...rates, count: 9 }, y: { ...rates, field: 'training.l2', count: 9 } })
    replaceMap(setup)
    computeMap()
    expect(phase()).toBe('running')
    haltMap()
    expect(phase()).toBe('halted')
    const before = mapResults().size
    await turns.pass(50)
    expect(mapResults().size).toBe(before)
    const first = told.findLast((message) => message.type === 'load')
    const corner = first?.type === 'load' ? first.recordings[0].config.training : null
    expect(corner).toMatchObject({ learningRate: 0.001, l2: 0.001 })
    computeMap()
    await vi.waitFor(() => expect(mapResults().size).toBeGreaterThan(before), { timeout: 8000, interval: 10 })
    haltMap()
    expect(computeStore.getState().since).toBeNull()
  })

  // The last one is the engine of the tests that follow.
  it.each(['webgl', 'cpu'] as const)(
    'trains fewer runs at once where the %s engine cannot take all of them',
    async (kind) => {
      const before = loads().length
      for (const device of [cpu, card]) device.refuse(kind === device.kind ? upTo(4) : () => null)
      mainRun.preferEngine(kind)
      await computed(tiny({ form: 'curve', x: rates }, { seeds: [1, 2, 3], steps: kind === 'cpu' ? 13 : 14 }))
      expect(computeStore.getState()).toMatchObject({ all: 9, ended: 9, engines: [kind] })
      expect(runsIn(loads().slice(before))).toEqual([9, 4, 4, 1])
      // Nobody is told of a number of runs that the map itself has chosen.
      expect(noticeStore.getState().notices).toEqual([])
      for (const device of [cpu, card]) device.refuse(() => null)
      mainRun.preferEngine('auto')
    },
  )

  it('stays stopped where the engine refuses the batch after the stop, and goes on with fewer runs', async () => {
    cpu.refuse(upTo(4))
    mainRun.preferEngine('cpu')
    replaceMap(tiny({ form: 'curve', x: rates }, { seeds: [1, 2, 3], steps: 15 }))
    const before = loads().length
    computeMap()
    haltMap()
    await turns.pass(200)
    expect(computeStore.getState()).toMatchObject({ phase: 'halted', ended: 0, all: 9 })
    expect(loads().length - before).toBe(1)
    computeMap()
    await idle()
    expect(computeStore.getState()).toMatchObject({ ended: 9, engines: ['cpu'] })
    expect(runsIn(loads().slice(before))).toEqual([9, 4, 4, 1])
    cpu.refuse(() => null)
    mainRun.preferEngine('auto')
  })

  it('trains all runs together on the engine that is left where the wanted one takes not even one', async () => {
    const none = () => new EngineLimitError('memory', 2e9, 1e9, { number: 'batchSize', value: 16, most: 8 })
    card.refuse(none)
    // Twelve runs at once are too many for the other engine too.
    cpu.refuse(upTo(10))
    mainRun.preferEngine('webgl')
    const before = loads().length
    const setup = tiny({ form: 'curve', x: rates }, { seeds: [1, 2, 3, 4], steps: 16 })
    await computed(setup)
    expect(computeStore.getState()).toMatchObject({ ended: 12, engines: ['cpu'] })
    expect(runsIn(loads().slice(before))).toEqual([12, 10, 5, 2, 1, 12, 10, 2])

    // Another engine has its own limits.
    cpu.refuse(() => null)
    mainRun.preferEngine('cpu')
    const changed = loads().length
    changeMap({ seeds: [1, 2, 3, 4, 5, 6] })
    computeMap()
    await idle()
    expect(runsIn(loads().slice(changed))).toEqual([6])
    card.refuse(() => null)
    mainRun.preferEngine('auto')
  })

  it('starts a batch over on the engine that is chosen, whether it trains or rests, and keeps what has ended', async () => {
    mainRun.preferEngine('webgl')
    const runs = { seeds: [1, 2], steps: 60 }
    await computed(tiny({ form: 'curve', x: { ...rates, count: 2 } }, runs))
    const ended = new Map(mapResults())
    expect(ended.size).toBe(4)
    changeShape({ form: 'curve', x: { ...rates, count: 6 } })
    const sent = (type: string) => told.filter((message) => message.type === type).length
    const [loads, switches] = [sent('load'), sent('switchEngine')]
    const training = () =>
      vi.waitFor(() => expect(mapPlayback.getState().step).toBeGreaterThan(1), { timeout: 8000, interval: 1 })
    computeMap()
    await training()
    haltMap()
    chooseEngine('webgl')
    expect(phase()).toBe('halted')
    computeMap()
    await training()
    chooseEngine('cpu')
    await vi.waitFor(() => expect(phase()).toBe('idle'), { timeout: 8000, interval: 10 })
    // A run that went on with its parameters would have the numbers of two engines.
    expect(sent('load') - loads).toBe(3)
    expect(sent('switchEngine')).toBe(switches)
    for (const [key, numbers] of mapResults()) {
      if (ended.has(key)) expect(numbers).toBe(ended.get(key))
      else expect(numbers?.engine).toBe('cpu')
    }
    expect(computeStore.getState().engines).toEqual(['webgl', 'cpu'])
    mainRun.preferEngine('auto')
  })

  it('keeps what it knows: another measure needs no run, more values only the new ones', async () => {
    await computed(tiny({ form: 'curve', x: rates }))
    const before = loads().length
    changeMap({ measure: 'conflict' })
    expect(computeStore.getState()).toMatchObject({ ended: 6, all: 6, share: 1 })
    changeShape({ form: 'curve', x: { ...rates, count: 5 } })
    expect(computeStore.getState()).toMatchObject({ ended: 6, all: 10 })
    expect(loads().length).toBe(before)
    changeMap({ steps: STEPS + 1 })
    expect(computeStore.getState()).toMatchObject({ ended: 0, all: 10 })
    undoMap()
    expect(computeStore.getState()).toMatchObject({ ended: 6, all: 10 })
    redoMap()
    expect(mapStore.getState().setup.steps).toBe(STEPS + 1)
  })
})

it('counts only the runs that the map still needs, if it changes while they train', async () => {
  const x = { ...rates, from: 0.002, to: 0.05, count: 4 }
  replaceMap(tiny({ form: 'curve', x }, { seeds: [1, 2, 3] }))
  computeMap()
  expect(computeStore.getState()).toMatchObject({ all: 12, ended: 0 })
  changeMap({ seeds: [1] })
  await idle()
  expect(computeStore.getState()).toMatchObject({ all: 4, ended: 4, share: 1 })
})

describe('a link', () => {
  it('opens its map and computes it; the address follows each finished change', async () => {
    const setup = tiny({ form: 'curve', x: turned }, { steps: 40 })
    screenStore.setState({ opened: compactMap(setup), plays: true })
    expect(mapStore.getState().setup).toEqual(setup)
    expect(phase()).toBe('running')
    haltMap()
    const commits = () => screenStore.getState().linked?.commits ?? 0
    const before = commits()
    changeMap({ threshold: 0.5 }, 'threshold', 'drag')
    changeMap({ threshold: 0.6 }, 'threshold', 'drag')
    expect(commits()).toBe(before)
    changeMap({ threshold: 0.7 }, 'threshold')
    expect(commits()).toBe(before + 1)
    expect(screenStore.getState().linked?.beside).toEqual({ map: compactMap({ ...setup, threshold: 0.7 }) })
    undoMap()
    expect(mapStore.getState().setup.threshold).toBe(setup.threshold)
  })

  it('shows ready-made maps over the same set-up', () => {
    expect(showReadyMade('rotation')).toBe(true)
    expect(mapStore.getState().setup).toMatchObject({ base, measure: 'deltaM' })
    expect(showReadyMade('simplex')).toBe(false)
  })
})

describe('a cell', () => {
  it('is looked at while its map has the same shape, and no longer', () => {
    replaceMap(tiny({ form: 'grid', x: rates, y: methods }))
    pointAt(4)
    changeMap({ measure: 'conflict', seeds: [1, 2, 3] })
    expect(mapViewStore.getState().pointed).toBe(4)
    expect(showReadyMade('rotation')).toBe(true)
    expect(mapViewStore.getState().pointed).toBeNull()
    pointAt(2)
    undoMap()
    expect(mapViewStore.getState().pointed).toBeNull()
  })

  it('opens as the run of the page, with the first seed', () => {
    replaceMap(tiny({ form: 'curve', x: turned }, { seeds: [5, 6] }))
    const cell = cellsFor(mapStore.getState().setup)[2]
    expect(openCell(cell)).toBe(true)
    const { recording } = configStore.getState()
    expect(recording).toEqual(recordingOf(mapStore.getState().setup, runOf(cell, 5)))
    expect(recording.config.tasks[1].rotation).toBe(90)
    expect(screenStore.getState().screen).toBe('run')
    expect(runStore.getState().status).not.toBe('failed')
  })

  it('becomes a lane beside the set-up; a second one joins it', () => {
    const setup = tiny({ form: 'grid', x: rates, y: methods })
    replaceMap(setup)
    const cells = cellsFor(mapStore.getState().setup)
    expect(addCellAsLane(cells[4])).toBe(true)
    const { comparison } = compareStore.getState()
    expect(comparison.lanes.map(({ changes }) => changes)).toEqual([[], cells[4].changes])
    expect(comparison).toMatchObject({ base, seeds: [1, 2], steps: STEPS })
    expect(addCellAsLane(cells[8])).toBe(true)
    expect(compareStore.getState().comparison.lanes).toHaveLength(3)
  })

  it('with data of its own starts a comparison on those data', () => {
    replaceMap(tiny({ form: 'grid', x: turned, y: methods }))
    const cell = cellsFor(mapStore.getState().setup)[8]
    expect(isLane(cell)).toBe(false)
    expect(addCellAsLane(cell)).toBe(true)
    const { comparison } = compareStore.getState()
    expect(comparison.base.config.tasks[1].rotation).toBe(90)
    expect(comparison.base.config.training).toEqual(base.config.training)
    expect(comparison.lanes[1].changes).toEqual([{ field: 'weighting.id', value: 'cagrad' }])
  })
})

describe('a kept map', () => {
  const shape = { form: 'grid', x: rates, y: methods } as const
  const shownNumbers = () => {
    const { setup } = mapStore.getState()
    return cellsFor(setup).map((cell) => cellNumbers(setup, cell, mapResults()))
  }

  it('is shown again with its numbers, and nothing trains', async () => {
    // A set-up of its own: the numbers of others may still be known.
    const own: Recording = { config: setField(smallConfig, 'training.seed', 77), edits: [] }
    await computed(tiny(shape, { base: own, measure: 'deltaM' }))
    const { setup } = mapStore.getState()
    const before = shownNumbers()
    expect(before.every(({ state }) => state === 'known')).toBe(true)
    expect(await keepMap(' First ')).toBe(true)
    const [entry] = keptMaps.store.getState().kept
    expect(entry).toMatchObject({ name: 'First', cells: 9, runs: computeStore.getState().all, steps: STEPS })
    const file = mapFile()

    // More bases than are remembered, so the numbers can only come from what was kept.
    const forget = () => {
      for (let steps = 2; steps < 8; steps++) changeMap({ steps })
      changeMap({ steps: 9, base })
      expect(computeStore.getState().ended).toBe(0)
    }
    forget()
    const trained = loads().length
    await openKeptMap(entry.id)
    expect(mapStore.getState().setup).toEqual(setup)
    expect(shownNumbers()).toEqual(before)
    expect(computeStore.getState()).toMatchObject({ phase: 'idle', share: 1, engines: ['cpu'] })
    undoMap()
    expect(mapStore.getState().setup.base).toEqual(base)

    forget()
    expect(openMapFile(file)).toBe(true)
    expect(mapStore.getState().setup).toEqual(setup)
    expect(shownNumbers()).toEqual(before)
    expect(loads().length).toBe(trained)
  })

  it('replaces a map that is being computed, and does not go on with that one', async () => {
    await computed(tiny({ form: 'curve', x: rates }, { steps: 11 }))
    await keepMap('small')
    const [{ id }] = keptMaps.store.getState().kept
    replaceMap(tiny(shape, { steps: 500 }))
    computeMap()
    expect(phase()).toBe('running')
    await openKeptMap(id)
    expect(computeStore.getState()).toMatchObject({ phase: 'idle', ended: 6, all: 6 })
    await turns.pass(50)
    expect(computeStore.getState()).toMatchObject({ phase: 'idle', ended: 6 })
  })

  it('stays closed on a locked page', async () => {
    await keptMaps.list()
    const [{ id }] = keptMaps.store.getState().kept
    changeMap({ steps: 12 })
    const file = mapFile()
    setGate((wish) => wish !== 'map')
    await openKeptMap(id)
    expect(openMapFile(file)).toBe(false)
    setGate(null)
    expect(mapStore.getState().setup.steps).toBe(12)
  })

  it('says what cannot be read', () => {
    const before = mapStore.getState().setup
    noticeStore.setState({ notices: [] })
    expect(openMapFile('{"format":"mtl-playground/map"}')).toBe(false)
    const file = JSON.parse(mapFile())
    expect(mapStore.getState().setup).toBe(before)
    openMapFile(JSON.stringify({ ...file, runs: 5 }))
    expect(noticeStore.getState().notices.map(({ key }) => key)).toEqual(['importBroken', 'importFields'])
  })
})
