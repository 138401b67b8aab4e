/** A map over two workers on the WASM engine. Pool, hosts and engine are those of the page; the wires are not. */
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import type { Recording } from '../../core/config/types'
import { recordingOf } from '../../core/maps/cells'
import { cellNumbers } from '../../core/maps/measures'
import { usualMap } from '../../core/maps/readyMade'
import type { MapSetup } from '../../core/maps/types'
import { createCpuEngine } from '../../engine/cpu/engine'
import type { Engine } from '../../engine/engine'
import { createTrainer } from '../../engine/trainer'
import type { StepRecord } from '../../engine/trainer.types'
import { createWasmEngine } from '../../engine/wasm/engine'
import { browserEngines } from '../../worker/engines'
import { startHost } from '../../worker/host'
import type { CommandMessage, EventMessage } from '../../worker/protocol'
import { smallConfig } from '../../worker/testing/host'
import { createWire, Turns } from '../../worker/testing/turns'
import { History } from '../history'
import { computeMap, computeStore, followMap, mapResults, numbersOf, runsInOrder } from './compute'
import { cellsFor, mapStore, replaceMap } from './store'

const turns = new Turns()
/** The runs that each worker was given. */
const given: number[] = []
function open(hear: (event: EventMessage) => void) {
  const [near, far] = createWire(turns)
  const worker = given.push(0) - 1
  const stop = startHost(far, {
    engines: { ...browserEngines, webgl: browserEngines.wasm },
    clock: turns.clock,
    thread: 'worker',
    // Unequal, so that one worker is ahead of the other.
    budget: 6 + 5 * worker,
    patience: Number.POSITIVE_INFINITY,
  })
  near.addEventListener('message', ({ data }) => hear(data as EventMessage))
  return {
    post: (message: CommandMessage, transfer?: Transferable[]) => {
      if (message.type === 'load') given[worker] += message.recordings.length
      near.postMessage(message, transfer)
    },
    end: stop,
  }
}
vi.mock('../../worker/pool/client', async (load) => {
  const { createPoolClient } = await load<typeof import('../../worker/pool/client')>()
  return { createPoolClient: (hear: (event: EventMessage) => void) => createPoolClient(hear, { open, workers: 2 }) }
})

const page = {
  document: { hidden: false, addEventListener: () => {}, removeEventListener: () => {} },
  requestAnimationFrame: (draw: () => void) => draw(),
  setTimeout: () => 0,
} as unknown as Window

let wasm: Engine
let stop = () => {}
beforeAll(async () => {
  const opened = await createWasmEngine()
  if ('unavailable' in opened) throw new Error(opened.unavailable)
  wasm = opened
})
beforeEach(() => {
  vi.stubGlobal('window', page)
  stop = followMap()
})
afterEach(() => {
  stop()
  vi.unstubAllGlobals()
})

/** The numbers of a run that trains alone, as the page's run does. */
async function alone(engine: Engine, recording: Recording) {
  const history = new History()
  const trainer = await createTrainer(engine, {
    recordings: [recording],
    onRecord: (_: number, record: StepRecord) => history.append(record),
  })
  while (trainer.advance());
  return numbersOf({ history, end: null, engine: engine.info.kind })
}

const base: Recording = { config: smallConfig, edits: [{ step: 12, field: 'tasks.t1.weight', value: 2 }] }
const rates = { field: 'training.learningRate', from: 0.001, to: 0.1, count: 3, scale: 'log' } as const
const methods = { field: 'weighting.id', values: ['equal', 'cagrad'] } as const

test('cells over two workers on WASM equal the same runs alone, to the bit', async () => {
  const setup: MapSetup = {
    ...usualMap(base),
    shape: { form: 'grid', x: rates, y: methods },
    measure: 'deltaM',
    seeds: [1, 2],
    steps: 40,
  }
  replaceMap(setup)
  computeMap()
  await vi.waitFor(() => expect(computeStore.getState().phase).toBe('idle'), { timeout: 20_000, interval: 10 })
  expect(computeStore.getState()).toMatchObject({ share: 1, engines: ['wasm'] })
  expect(given).toHaveLength(2)
  for (const runs of given) expect(runs).toBeGreaterThan(0)
  const shown = mapStore.getState().setup
  for (const cell of cellsFor(shown)) expect(cellNumbers(shown, cell, mapResults()).state).toBe('known')
  let differs = 0
  for (const run of runsInOrder(shown)) {
    const recording = recordingOf(shown, run)
    if (!recording) throw new Error('the values fit together')
    const own = await alone(wasm, recording)
    expect(own).toEqual(mapResults().get(run.key))
    if (JSON.stringify(own.losses) !== JSON.stringify((await alone(createCpuEngine(), recording)).losses)) differs++
  }
  // The comparison sees the last bits: float64 gives other ones.
  expect(differs).toBe(runsInOrder(shown).length)
})
