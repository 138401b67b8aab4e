import { afterEach, describe, expect, it } from 'vitest'
import { defaultConfig } from '../../core/config/defaults'
import { setField } from '../../core/config/paths'
import type { Recording } from '../../core/config/types'
import { EngineLimitError } from '../../engine/engine'
import { createPopulation, type Population } from '../../state/compare/population'
import { createClient } from '../client'
import { startHost } from '../host'
import type { CommandMessage, EventMessage } from '../protocol'
import { FakeDevice, small, smallConfig } from '../testing/host'
import { createWire, Turns } from '../testing/turns'
import { createPoolClient } from './client'

/** Runs of two shapes and unequal costs; the last one diverges. */
const runs = (stopAfter: number): Recording[] => {
  const base = setField(smallConfig, 'training.stopAfter', stopAfter)
  const wide = setField(base, 'network.trunk', [8, 8])
  const wild = setField(setField(base, 'training.optimizer', { id: 'sgd', options: {} }), 'training.learningRate', 10)
  // Two of the same program remember task gradients, each in its own way.
  const tracked = setField(base, 'weighting', { id: 'moco', options: {}, modifiers: [] })
  const squares = setField(base, 'weighting', { id: 'excess-mtl', options: {}, modifiers: [] })
  return [base, wide, setField(tracked, 'training.seed', 5), setField(wide, 'training.seed', 6), squares, wild].map(
    (config) => ({ config, edits: [] }),
  )
}

interface Opened {
  readonly population: Population
  readonly turns: Turns
  readonly started: () => number
  readonly said: CommandMessage[]
  readonly events: EventMessage[]
  /** The graphics device of each worker so far. */
  readonly devices: FakeDevice[]
  /** Engines on graphics devices that are open, in workers that have not ended. */
  contexts(): number
  state(): ReturnType<Population['store']['getState']>
  /** Waits until it holds; fails if nothing happens any more. */
  until(holds: () => boolean): Promise<void>
}

/** A page in sight, which draws each frame at once. */
const PAGE = {
  document: { hidden: false, addEventListener: () => {}, removeEventListener: () => {} },
  requestAnimationFrame: (draw: () => void) => draw(),
  setTimeout: () => {},
} as unknown as Window

const stops: (() => void)[] = []
afterEach(() => {
  for (const stop of stops.splice(0)) stop()
})

interface Machine {
  readonly webgl?: boolean
  readonly refusal?: EngineLimitError | null
  /** The page draws no curves. */
  readonly still?: boolean
  /** The most runs of a population on the CPU engine of a worker. */
  readonly mostRuns?: number
}

function open(workers: number, { webgl = false, refusal = null, still = false, mostRuns = 100 }: Machine = {}): Opened {
  const turns = new Turns()
  const said: CommandMessage[] = []
  const events: EventMessage[] = []
  const devices: FakeDevice[] = []
  let started = 0
  const places = {
    worker: (onEvent: (event: EventMessage) => void) => {
      started++
      const [page, worker] = createWire(turns)
      const device = new FakeDevice('webgl')
      devices.push(device)
      const cpu = new FakeDevice('cpu')
      cpu.refuse(({ runCount }) =>
        runCount > mostRuns
          ? new EngineLimitError('memory', 2e9, 1e9, { number: 'runs', value: runCount, most: mostRuns })
          : null,
      )
      device.refuse(() => refusal)
      const stop = startHost(worker, {
        engines: {
          cpu: cpu.open,
          webgl: webgl ? device.open : async () => ({ unavailable: 'noWebGL2' as const }),
          wasm: new FakeDevice('wasm').open,
        },
        clock: turns.clock,
        thread: 'worker',
        budget: 6 + 5 * started,
      })
      page.addEventListener('message', ({ data }) => onEvent(data))
      stops.push(stop)
      return {
        mayEnd: true,
        post: (message: CommandMessage) => {
          said.push(message)
          page.postMessage(message)
        },
        end: stop,
      }
    },
    here: () => {
      throw new Error('the main thread is not asked')
    },
    pageHasWebgl: () => false,
  }
  const makeLine = (onEvent: (event: EventMessage) => void) =>
    createPoolClient(
      (event) => {
        events.push(event)
        onEvent(event)
      },
      { workers, open: (heard) => createClient(heard, places) },
    )
  const population = createPopulation({ page: PAGE, makeLine }, still)
  const state = () => population.store.getState()
  return {
    population,
    turns,
    started: () => started,
    said,
    events,
    devices,
    contexts: () => devices.reduce((sum, { opened, closed }) => sum + opened.length - closed, 0),
    state,
    async until(holds) {
      for (let turn = 0; turn < 4000; turn++) {
        if (holds()) return
        await turns.pass(5)
      }
      throw new Error('it never held')
    },
  }
}

const curves = ({ population }: Opened) =>
  population.histories.map((history) => [...history.table].map(([name, column]) => [name, ...column]))

describe('a pool', () => {
  it('trains the same runs to the bit on any number of workers', async () => {
    const seen = []
    for (const workers of [1, 3]) {
      const pool = open(workers)
      pool.population.load(runs(160), { play: true })
      await pool.until(() => pool.state().status === 'stopped')
      expect(pool.started()).toBe(workers)
      const { step, stop, ends, milliseconds, engine, runCount } = pool.state()
      expect(milliseconds.slice(0, 5).every((time) => time > 0)).toBe(true)
      expect(engine).toMatchObject({ kind: 'cpu', reason: 'noWebGL2' })
      seen.push({ step, stop, ends, runCount, curves: curves(pool) })
    }
    const [one, ...more] = seen
    expect(one.step).toBe(160)
    expect(one.ends.map(Boolean)).toEqual([false, false, false, false, false, true])
    expect(one.ends[5]?.run).toBe(5)
    expect(one.curves[3][0].length).toBeGreaterThan(30)
    for (const other of more) expect(other).toEqual(one)
  })

  it('shows no run ahead of the others, and rests with all of them at one step', async () => {
    const pool = open(3)
    pool.population.load(runs(0), { play: true })
    const lasts = () => pool.population.histories.slice(0, 5).map(({ steps }) => steps[steps.length - 1])
    pool.population.store.subscribe(() => {
      const { step, status } = pool.state()
      if (status === 'playing' && step > 0) expect(Math.max(...lasts())).toBeLessThan(step)
      if (pool.population.histories[0].length > 2) expect(new Set(lasts()).size).toBe(1)
    })
    await pool.until(() => pool.state().step > 60)
    pool.population.pause()
    await pool.turns.rest()
    const { step, stepsPerSecond, status } = pool.state()
    expect(status).toBe('paused')
    expect(stepsPerSecond).toBe(0)
    pool.population.step(3)
    await pool.turns.rest()
    expect(pool.state().step).toBe(step + 3)
    pool.population.step()
    pool.population.step()
    await pool.turns.rest()
    expect(pool.state().step).toBe(step + 5)
    pool.population.play()
    pool.population.pause()
    pool.population.play()
    pool.population.step(2)
    await pool.turns.rest()
    expect(pool.state().step).toBeGreaterThanOrEqual(step + 7)
    expect(new Set(lasts()).size).toBe(1)
    // One more step leaves every run at the same one.
    pool.population.step(10)
    await pool.turns.rest()
    expect(new Set(lasts()).size).toBe(1)
  })

  it('keeps a quick worker near the slowest one', async () => {
    const pool = open(2)
    const heavy = { ...smallConfig, network: { ...defaultConfig.network, trunk: [32, 32] } }
    pool.population.load([{ config: heavy, edits: [] }, small()], { play: true })
    await pool.until(() => pool.state().step > 300)
    const limits = pool.said.flatMap((message) => (message.type === 'limit' ? message.step : []))
    expect(Math.max(...limits)).toBeGreaterThan(300)
    pool.population.pause()
    await pool.turns.rest()
    expect(pool.state().step).toBeLessThanOrEqual(Math.max(...limits))
  })

  it.each([
    { still: false, steps: 20 },
    { still: true, steps: 200 },
  ])(
    'lets a worker be $steps steps ahead before its speed is known, if no curves are drawn: $still',
    async ({ still, steps }) => {
      const pool = open(2, { still })
      pool.population.load(runs(0), { play: true })
      const limits = () => pool.said.flatMap((message) => (message.type === 'limit' ? message.step : []))
      await pool.until(() => limits().length > 0)
      expect(limits()[0]).toBe(steps)
    },
  )

  it('continues to a later end on all workers', async () => {
    const pool = open(2)
    pool.population.load(runs(40), { play: true })
    await pool.until(() => pool.state().status === 'stopped')
    expect(pool.state().step).toBe(40)
    expect(pool.population.trainOnTo(75)).toBe(true)
    await pool.until(() => pool.state().status === 'stopped')
    await pool.turns.rest()
    expect(pool.state()).toMatchObject({ step: 75, stop: { kind: 'reached', step: 75 } })
    const whole = open(1)
    whole.population.load(runs(75), { play: true })
    await whole.until(() => whole.state().status === 'stopped')
    expect(curves(pool)).toEqual(curves(whole))
  })

  it('tells once that it is ready, before anything else, and ends workers that the next load does not need', async () => {
    const pool = open(4)
    pool.population.load(runs(0), { play: false })
    await pool.turns.rest()
    expect(pool.events.map(({ type }) => type)).toEqual(['ready', 'manyFrame'])
    expect(pool.events[0]).toMatchObject({ runCount: 6, slow: null })
    expect(pool.state()).toMatchObject({ status: 'paused', step: 0 })
    pool.population.load([small(), small()], { play: false })
    await pool.turns.rest()
    expect(pool.started()).toBe(4)
    expect(pool.state()).toMatchObject({ status: 'paused', runCount: 2 })
    pool.population.load(runs(0), { play: false })
    await pool.turns.rest()
    expect(pool.started()).toBe(6)
  })

  it('leaves all runs to one worker on WebGL, and where runs end at different steps', async () => {
    const card = open(4, { webgl: true })
    card.population.load(runs(30), { play: true })
    await card.until(() => card.state().status === 'stopped')
    expect(card.started()).toBe(1)
    expect(card.said.filter(({ type }) => type === 'load')).toHaveLength(1)
    const other = open(4)
    other.population.load([...runs(30), ...runs(20)], { play: false })
    await other.turns.rest()
    expect(other.started()).toBe(1)
  })

  it('names all runs where a worker cannot hold its share, and the largest number of which each can', async () => {
    const many = Array.from({ length: 14 }, (_, k) => ({
      ...small(),
      config: setField(smallConfig, 'training.seed', k),
    }))
    /** Loads are spread at once, since the engine is known from the first one. */
    const loaded = async (recordings: readonly Recording[], mostRuns: number) => {
      const pool = open(3, { mostRuns })
      pool.population.load([small()], { play: false })
      await pool.turns.rest()
      pool.population.load(recordings, { play: false })
      await pool.turns.rest()
      return pool.state()
    }
    const { status, error } = await loaded(many, 3)
    expect(status).toBe('failed')
    expect(error?.limit?.tooLarge).toEqual({ number: 'allRuns', value: 14, most: 9 })
    expect((await loaded(many.slice(0, 9), 3)).status).toBe('paused')
    expect((await loaded(many.slice(0, 10), 3)).status).toBe('failed')
    // Of unlike networks no such number is known.
    expect(await loaded([...runs(0), ...runs(0)], 1)).toMatchObject({
      status: 'failed',
      error: { limit: { tooLarge: null } },
    })
  })

  it.each([false, true])(
    'ends training at once where no curves are drawn, and goes on to the same curves; to WebGL: %s',
    async (changes) => {
      const whole = open(1)
      whole.population.load(runs(400), { play: true })
      await whole.until(() => whole.state().status === 'stopped')

      const pool = open(2, { webgl: true, still: true })
      pool.population.switchEngine('cpu')
      pool.population.load(runs(400), { play: true })
      await pool.until(() => pool.state().step > 40)
      const { step } = pool.state()
      const said = pool.said.length
      pool.population.pause()
      await pool.turns.rest()
      const after = pool.said.slice(said).map(({ type }) => type)
      expect(after).toContain('pause')
      expect(after.filter((type) => type === 'play' || type === 'limit')).toEqual([])
      expect(pool.state()).toMatchObject({ status: 'paused' })
      expect(pool.state().step).toBeLessThan(step + 60)
      if (changes) {
        pool.population.switchEngine('webgl')
        await pool.until(() => pool.state().engine?.kind === 'webgl')
      }
      pool.population.play()
      await pool.until(() => pool.state().status === 'stopped')
      expect(pool.state().ends).toEqual(whole.state().ends)
      expect(curves(pool)).toEqual(curves(whole))
    },
  )

  it('changes the engine of all workers and says so once', async () => {
    const pool = open(3, { webgl: true })
    pool.population.switchEngine('cpu')
    pool.population.load(runs(0), { play: false })
    await pool.turns.rest()
    expect(pool.started()).toBe(3)
    expect(pool.state().engine).toMatchObject({ kind: 'cpu', reason: 'chosen' })
    pool.population.step(25)
    await pool.turns.rest()
    pool.population.switchEngine('webgl')
    await pool.turns.rest()
    expect(pool.events.filter(({ type }) => type === 'engineChanged')).toMatchObject([{ step: 25 }])
    expect(pool.state()).toMatchObject({ engine: { kind: 'webgl' }, step: 25 })
    pool.population.step(5)
    await pool.turns.rest()
    expect(pool.state().step).toBe(30)
  })

  it('goes on in one worker on WebGL, with one context, wherever it is changed and however often', async () => {
    const whole = open(1)
    whole.population.load(runs(160), { play: true })
    await whole.until(() => whole.state().status === 'stopped')

    const pool = open(3, { webgl: true })
    pool.population.switchEngine('cpu')
    for (const step of [0, 12, 55, 100]) {
      pool.population.load(runs(160), { play: step > 0 })
      await pool.until(() => pool.state().step >= step && pool.state().status !== 'loading')
      expect(pool.state().engine).toMatchObject({ kind: 'cpu' })
      expect(pool.contexts()).toBe(0)
      pool.population.switchEngine('webgl')
      await pool.until(() => pool.state().engine?.kind === 'webgl')
      expect(pool.contexts()).toBe(1)
      pool.population.play()
      await pool.until(() => pool.state().status === 'stopped')
      expect(pool.contexts()).toBe(1)
      const { stop, ends } = pool.state()
      expect({ stop, ends }).toEqual({ stop: whole.state().stop, ends: whole.state().ends })
      expect(curves(pool), `changed at step ${step}`).toEqual(curves(whole))
      pool.population.switchEngine('cpu')
      await pool.until(() => pool.state().engine?.kind === 'cpu')
    }
    expect(pool.contexts()).toBe(0)
  })

  it('takes what is changed and asked for while the runs move together to one worker', async () => {
    const pool = open(3, { webgl: true })
    pool.population.switchEngine('cpu')
    pool.population.load(runs(60), { play: true })
    await pool.until(() => pool.state().step > 20)
    pool.population.switchEngine('webgl')
    expect(pool.population.trainOnTo(90)).toBe(true)
    pool.population.pause()
    await pool.turns.rest()
    expect(pool.state()).toMatchObject({ engine: { kind: 'webgl' }, status: 'paused' })
    expect(pool.state().step).toBeLessThan(60)
    pool.population.play()
    await pool.until(() => pool.state().status === 'stopped')
    expect(pool.state().step).toBe(90)
    const whole = open(1)
    whole.population.load(runs(90), { play: true })
    await whole.until(() => whole.state().status === 'stopped')
    expect(curves(pool)).toEqual(curves(whole))
  })

  it('names the engine that trains when WebGL refuses a load that began on another one', async () => {
    const refusal = new EngineLimitError('graphicsMemory', 3e9, 1e9, { number: 'runs', value: 6, most: 4 })
    const pool = open(3, { webgl: true, refusal })
    pool.population.switchEngine('wasm')
    pool.population.load(runs(0), { play: false })
    await pool.turns.rest()
    expect(pool.started()).toBe(3)
    expect(pool.state().engine).toMatchObject({ kind: 'wasm' })
    pool.population.switchEngine('cpu')
    await pool.turns.rest()
    expect(pool.state().engine).toMatchObject({ kind: 'cpu', reason: 'chosen' })
    pool.population.switchEngine('webgl')
    await pool.turns.rest()
    expect(pool.state().engine).toMatchObject({ kind: 'cpu', reason: 'tooLarge', refusal: { engine: 'webgl' } })
    // Nothing of the refusal is left on an engine that takes the runs.
    pool.population.switchEngine('wasm')
    await pool.turns.rest()
    expect(pool.state().engine).toMatchObject({ kind: 'wasm', reason: 'chosen' })
    expect(pool.state().engine?.refusal).toBeUndefined()
  })

  it('stays on its workers where WebGL cannot take all runs, and says which number is too large', async () => {
    const refusal = new EngineLimitError('graphicsMemory', 3e9, 1e9, { number: 'runs', value: 6, most: 4 })
    const pool = open(3, { webgl: true, refusal })
    pool.population.switchEngine('cpu')
    pool.population.load(runs(160), { play: true })
    await pool.until(() => pool.state().step > 20)
    pool.population.switchEngine('webgl')
    await pool.until(() => pool.events.some(({ type }) => type === 'engineChanged'))
    expect(pool.state().engine).toMatchObject({
      kind: 'cpu',
      reason: 'tooLarge',
      refusal: { engine: 'webgl', tooLarge: refusal.tooLarge },
    })
    expect(pool.contexts()).toBe(0)
    await pool.until(() => pool.state().status === 'stopped')
    const whole = open(1)
    whole.population.load(runs(160), { play: true })
    await whole.until(() => whole.state().status === 'stopped')
    expect(curves(pool)).toEqual(curves(whole))
    // The next load asks for WebGL first, and is spread once that has refused it.
    pool.population.load(runs(30), { play: true })
    await pool.until(() => pool.state().status === 'stopped')
    expect(pool.state().engine).toMatchObject({ kind: 'cpu', reason: 'tooLarge', refusal: { engine: 'webgl' } })
    expect(pool.contexts()).toBe(0)
  })
})
