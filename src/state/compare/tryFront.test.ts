import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { sweepRecordings } from '../../core/comparison/sweep'
import { triableQuantities } from '../../core/comparison/tryFront'
import type { Sweep } from '../../core/comparison/types'
import type { FieldPath } from '../../core/config/paths'
import { setField } from '../../core/config/paths'
import type { Recording } from '../../core/config/types'
import { createTrainer } from '../../engine/trainer'
import type { StepRecord } from '../../engine/trainer.types'
import { createWasmEngine } from '../../engine/wasm/engine'
import { browserEngines } from '../../worker/engines'
import { startHost } from '../../worker/host'
import type { CommandMessage, EventMessage } from '../../worker/protocol'
import { smallConfig } from '../../worker/testing/host'
import { createWire, Turns } from '../../worker/testing/turns'
import { sweepStore } from './sweep'
import { endTry, tryFront, tryStore } from './tryFront'

const turns = new Turns()
const told: CommandMessage[] = []
vi.mock('../../worker/pool/client', () => ({
  createPoolClient: (hear: (event: EventMessage) => void) => {
    const [near, far] = createWire(turns)
    startHost(far, {
      engines: { ...browserEngines, webgl: async () => ({ unavailable: 'noWebGL2' }) },
      clock: turns.clock,
      thread: 'worker',
      budget: 8,
      patience: Number.POSITIVE_INFINITY,
    })
    near.addEventListener('message', ({ data }) => hear(data as EventMessage))
    return {
      post: (message: CommandMessage, transfer?: Transferable[]) => {
        told.push(message)
        near.postMessage(message, transfer)
      },
    }
  },
}))

const sweep: Sweep = { tasks: ['t1', 't2'], others: 'keep', points: 9, method: 'weighted-sum' }
const STEPS = 30
const page = {
  document: { hidden: false, addEventListener: () => {}, removeEventListener: () => {} },
  requestAnimationFrame: (draw: () => void) => draw(),
  setTimeout: () => 0,
} as unknown as Window

beforeEach(() => {
  vi.stubGlobal('window', page)
  told.length = 0
  sweepStore.setState({ sweep, base: smallConfig, points: sweepRecordings(smallConfig, sweep, STEPS) })
})
afterEach(() => {
  endTry()
  vi.unstubAllGlobals()
})

const quantity = (path: FieldPath) => {
  const found = triableQuantities(smallConfig, sweep).find((each) => each.path === path)
  if (!found) throw new Error(`${path} cannot be tried`)
  return found
}
const rate = quantity('training.learningRate')
const tried = () => tryStore.getState().tried
const known = () => tried()?.points.filter((point) => point !== null).length ?? 0
const loaded = () => told.flatMap((message) => (message.type === 'load' ? [message.recordings] : []))
const until = (holds: () => boolean) => vi.waitFor(() => expect(holds()).toBe(true), { timeout: 8000, interval: 5 })

async function alone(recording: Recording) {
  const engine = await createWasmEngine()
  if ('unavailable' in engine) throw new Error(engine.unavailable)
  let last: StepRecord | null = null
  const trainer = await createTrainer(engine, {
    recordings: [recording],
    onRecord: (_: number, record: StepRecord) => {
      last = record
    },
  })
  while (trainer.advance());
  const { testLosses = [], testMetrics = [] } = last ?? ({} as Partial<StepRecord>)
  return { losses: [...testLosses], metrics: [...testMetrics] }
}

test('the points are those of the sweep with this value, to the bit, a coarse front first', async () => {
  tryFront(rate, 0.02, STEPS)
  await until(() => known() > 0)
  expect(known()).toBe(5)
  expect(tried()?.points.map((point) => point !== null)).toEqual([...'101010101'].map((each) => each === '1'))
  await until(() => known() === 9)
  expect(tried()).toMatchObject({ value: 0.02, step: STEPS })
  const runs = sweepRecordings(setField(smallConfig, rate.path, 0.02), sweep, STEPS)
  for (const [k, { recording }] of runs.entries()) expect(tried()?.points[k]).toEqual(await alone(recording))
  expect(told.find(({ type }) => type === 'load')).toMatchObject({ engine: 'wasm' })
})

test('the newest value wins, but a coarse front that has begun is finished', async () => {
  for (const value of [0.001, 0.002, 0.003, 0.004]) tryFront(rate, value, STEPS)
  await until(() => tried()?.value === 0.001)
  await until(() => tried()?.value === 0.004 && known() === 9)
  const rates = loaded().map(([{ config }]) => config.training.learningRate)
  expect(rates).toEqual([0.001, 0.004, 0.004])
})

test('a new value cancels the points that are still missing', async () => {
  tryFront(rate, 0.005, STEPS)
  await until(() => known() === 5)
  tryFront(rate, 0.006, STEPS)
  await until(() => known() === 9)
  expect(tried()?.value).toBe(0.006)
  expect(loaded().map((recordings) => recordings.length)).toEqual([5, 4, 5, 4])
})

test('after the release nothing is shown, and nothing comes later', async () => {
  tryFront(quantity('tasks.t2.noise'), 0.4, STEPS)
  endTry()
  expect(tryStore.getState()).toEqual({ tried: null, fault: null })
  await turns.pass(200)
  expect(tried()).toBeNull()
  // The sweep is as it was.
  expect(sweepStore.getState()).toMatchObject({ sweep, base: smallConfig })
})

test('a value that does not fit is named; the next one is shown', async () => {
  tryFront(rate, -1, STEPS)
  expect(tryStore.getState()).toEqual({ tried: null, fault: 'refused' })
  tryFront(rate, 0.02, 5000)
  await until(() => known() > 0)
  expect(tryStore.getState()).toMatchObject({ fault: null, tried: { step: 1000 } })
})
