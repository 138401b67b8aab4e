import { describe, expect, it } from 'vitest'
import { defaultConfig } from '../../core/config/defaults'
import { setField } from '../../core/config/paths'
import type { Recording } from '../../core/config/types'
import { makeProblem, problemOf, problems } from '../../core/problems/all'
import { shownOf } from '../../core/problems/shown'
import { bringPublicData } from '../../core/testing/publicData'
import { createCpuEngine } from '../../engine/cpu/engine'
import type { Engine } from '../../engine/engine'
import { createTrainer } from '../../engine/trainer'
import { createWasmEngine } from '../../engine/wasm/engine'
import type { Commands } from '../protocol'
import { small } from '../testing/host'
import { Turns } from '../testing/turns'
import { startAheadHost } from './host'
import type { AheadCommand, AheadEvent } from './protocol'

const LOSS = 6
const wasm = await createWasmEngine()
if ('unavailable' in wasm) throw new Error(wasm.unavailable)

/** Both tasks in four cells. */
const shown: Commands['pictures'] = { run: 0, tasks: [0, 1], cells: 2 }
/** Step and first train loss of all rows, by request. */
function seenIn(events: readonly AheadEvent[]): Map<number, [number, number][]> {
  const seen = new Map<number, [number, number][]>()
  for (const event of events) {
    if (event.type !== 'rows') continue
    const rows = seen.get(event.request) ?? []
    for (const { values, width } of event.rows)
      for (let at = 0; at < values.length; at += width) rows.push([values[at + 1], values[at + 1 + LOSS]])
    seen.set(event.request, rows)
  }
  return seen
}

const looksIn = (events: readonly AheadEvent[]) => events.flatMap((event) => (event.type === 'look' ? [event] : []))

/** The numbers and the predictions of a training that has gone to this step and no further. */
async function standingAt(engine: Engine, recording: Recording, step: number, inputs: Float32Array) {
  const trainer = await createTrainer(engine, { recordings: [recording] })
  while (trainer.step < step) trainer.advance()
  const now = trainer.look(0)
  return { now, values: trainer.predict(0, inputs).map((values) => values.slice()) }
}

async function trained(recording: Recording, to: number) {
  const rows: [number, number][] = []
  const trainer = await createTrainer(createCpuEngine(), {
    recordings: [recording],
    onRecord: (_, record) => rows.push([record.step, record.trainLosses[0]]),
  })
  let snapshot = trainer.snapshot()
  while (trainer.step < to) {
    if (trainer.step === 50) snapshot = trainer.snapshot()
    trainer.advance()
  }
  return { rows, snapshot }
}

function open(engine = async () => createCpuEngine()) {
  const turns = new Turns()
  const events: AheadEvent[] = []
  const obey = startAheadHost((event) => events.push(event), turns.clock, engine)
  const show = (request: number, patch: Partial<Extract<AheadCommand, { type: 'show' }>> = {}) =>
    obey({ type: 'show', request, recording: small(), from: null, since: 0, to: 200, looks: false, ...patch })
  const look = (request: number, at: number, pictures: Commands['pictures'] = shown) =>
    obey({ type: 'look', request, at, pictures })
  return { turns, events, obey, show, look }
}

describe('the host that looks ahead', () => {
  it('trains from step 0 to the wanted step, to the bit', async () => {
    const { turns, events, show } = open()
    show(1)
    await turns.rest()
    const { rows } = await trained(small(), 200)
    expect(seenIn(events).get(1)).toEqual(rows)
    expect(events.length).toBeGreaterThan(1)
    expect(events.at(-1)).toMatchObject({ type: 'rows', engine: 'cpu', ended: true })
  })

  it('continues from a snapshot, and tells records from the wanted step on', async () => {
    const edited = small([{ step: 80, field: 'tasks.t1.weight', value: 3 }])
    const { rows } = await trained(edited, 160)
    const { snapshot } = await trained(small(), 60)
    expect(snapshot.step).toBe(50)
    const { turns, events, show } = open()
    show(1, { recording: edited, from: snapshot, since: 80, to: 160 })
    await turns.rest()
    expect(seenIn(events).get(1)).toEqual(rows.filter(([step]) => step >= 80))
  })

  it('gives each request some time, and of those that wait only the newest', async () => {
    const { turns, events, show } = open()
    const wide: Recording = { config: setField(small().config, 'network.trunk', [9]), edits: [] }
    show(1, { to: 100_000 })
    await turns.pass(12)
    show(2, { to: 100_000 })
    show(3, { recording: wide })
    await turns.rest()
    const seen = seenIn(events)
    expect([...seen.keys()]).toEqual([1, 3])
    expect(seen.get(1)?.length).toBeGreaterThan(10)
    expect(seen.get(3)).toEqual((await trained(wide, 200)).rows)
  })

  it('stops when it is told to, and at a divergence', async () => {
    const { turns, events, obey, show } = open()
    show(1, { to: 1e9 })
    await turns.pass(30)
    obey({ type: 'rest' })
    await turns.rest()
    const { length } = events
    const wild = setField(
      setField(small().config, 'training.optimizer', { id: 'sgd', options: {} }),
      'training.learningRate',
      10,
    )
    show(2, { recording: { config: wild, edits: [] }, to: 1e9 })
    await turns.rest()
    expect(events.length).toBeGreaterThan(length)
    expect(events.at(-1)).toMatchObject({ request: 2, ended: true })
  })

  it('says what failed, and serves the next request', async () => {
    let broken = true
    const { turns, events, show } = open(async () => {
      const engine = createCpuEngine()
      return {
        ...engine,
        create: (...given) => (broken ? Promise.reject(new RangeError('no memory')) : engine.create(...given)),
      }
    })
    show(1)
    await turns.rest()
    expect(events).toMatchObject([{ type: 'failed', request: 1, error: { message: 'no memory' } }])
    broken = false
    show(2)
    await turns.rest()
    expect(seenIn(events).get(2)?.length).toBeGreaterThan(20)
  })
})

describe.each([
  ['cpu', async () => createCpuEngine()],
  ['wasm', async () => wasm],
] as const)('a look at a step of the future on %s', (kind, engine) => {
  const cells = Float32Array.of(-0.5, 0.5, 0.5, 0.5, -0.5, -0.5, 0.5, -0.5)

  it('has the numbers and pictures of the run that trains to there, to the bit, on the way and afterwards', async () => {
    const { turns, events, show, look } = open(engine)
    show(1, { looks: true })
    look(1, 130)
    await turns.rest()
    look(1, 64)
    await turns.rest()
    look(1, 200)
    await turns.rest()
    const looks = looksIn(events)
    expect(looks.map(({ step }) => step)).toEqual([130, 64, 200])
    for (const { step, now, pictures, engine: by } of looks) {
      const run = await standingAt(await engine(), small(), step, cells)
      expect(by).toBe(kind)
      expect(now).toEqual(run.now)
      expect(pictures).toMatchObject([
        { kind: 'plane', task: 0, values: run.values[0] },
        { kind: 'plane', task: 1, values: run.values[1] },
      ])
    }
  })

  it('leaves the curves as they are, told once', async () => {
    const { turns, events, show, look } = open(engine)
    show(1, { looks: true, to: 400 })
    look(1, 350)
    await turns.pass(3)
    look(1, 20)
    await turns.rest()
    const alone = open(engine)
    alone.show(1, { to: 400 })
    await alone.turns.rest()
    expect(seenIn(events).get(1)).toEqual(seenIn(alone.events).get(1))
    expect(looksIn(events).map(({ step }) => step)).toEqual([20])
  })
})

describe('a look at a step of the future', () => {
  it('is forgotten with its request, and where training ends before it, shows the end', async () => {
    const { turns, events, obey, show, look } = open()
    show(1, { looks: true })
    look(1, 150)
    obey({ type: 'rest' })
    look(1, 160)
    await turns.rest()
    expect(events).toEqual([])
    const ending: Recording = { config: setField(small().config, 'training.stopAfter', 90), edits: [] }
    show(2, { looks: true, recording: ending })
    look(1, 40)
    await turns.rest()
    expect(looksIn(events)).toEqual([])
    look(2, 150)
    await turns.rest()
    expect(looksIn(events)).toMatchObject([{ request: 2, step: 90 }])
  })

  it('predicts nothing where no picture is on screen', async () => {
    const { turns, events, show, look } = open()
    show(1, { looks: true })
    look(1, 50, { run: 0, tasks: [], cells: 2 })
    await turns.rest()
    expect(looksIn(events)).toMatchObject([{ step: 50, now: { step: 50 }, pictures: [] }])
  })
})

describe.each(problems.map((problem) => [problem.id, problem] as const))('a look at %s', (id, { usualTasks }) => {
  it('shows the test rows, the plane or a slice as the run itself would, to the bit', async () => {
    const config = { ...defaultConfig, problem: { ...defaultConfig.problem, id }, tasks: usualTasks }
    bringPublicData(config)
    const recording: Recording = { config, edits: [] }
    const { turns, events, show, look } = open(async () => wasm)
    show(1, { recording, looks: true, to: 12 })
    const problem = makeProblem(config)
    const width = problem.inputWidth
    const slice = { task: 0, inputs: Float32Array.from(problem.test.inputs.subarray(0, 3 * width)), width, cut: 1 }
    const tasks = usualTasks.map((_, task) => task)
    look(1, 8, { run: 0, tasks, cells: 2, slice })
    await turns.rest()
    const rows = problemOf(config).surface ? null : shownOf(problem)
    const inputs = rows?.inputs ?? Float32Array.of(-0.5, 0.5, 0.5, 0.5, -0.5, -0.5, 0.5, -0.5)
    const run = await standingAt(wasm, recording, 8, inputs)
    const [cut] = (await standingAt(wasm, recording, 8, slice.inputs)).values
    const [{ now, pictures }] = looksIn(events)
    expect(now).toEqual(run.now)
    expect(pictures).toMatchObject([
      ...tasks.map((task) => ({ kind: rows ? 'rows' : 'plane', task, values: run.values[task] })),
      { kind: 'slice', task: 0, values: cut },
    ])
  })
})
