import { afterEach, describe, expect, it } from 'vitest'
import { withEdit } from '../core/config/edits'
import { setField } from '../core/config/paths'
import type { Edit, Recording, RunConfig } from '../core/config/types'
import { EngineLimitError } from '../engine/engine'
import type { RowBlock } from './protocol'
import {
  FakeDevice,
  openTestHost,
  recordsIn,
  small,
  smallConfig,
  type TestHost,
  type TestHostOptions,
} from './testing/host'

let host: TestHost
const open = (options?: TestHostOptions) => {
  host = openTestHost(options)
  return host
}
afterEach(() => host.close())

const load = (recording: Recording, play = false) =>
  host.send('load', { recordings: [recording], engine: 'auto', play, mode: 'one', from: null })
const stopAt = (step: number, recording = small()): Recording => ({
  ...recording,
  config: setField(recording.config, 'training.stopAfter', step),
})
/** Diverges within some steps. */
const diverging = (): Recording => {
  const wild = setField(setField(smallConfig, 'training.learningRate', 10), 'tasks.t2.scale', 1000)
  return { config: setField(wild, 'training.optimizer', { id: 'sgd', options: {} }), edits: [] }
}
const framesOf = () => host.events.filter((event) => event.type === 'frame')

/** Train-loss curve of a recording, played to the end by a host of its own. */
async function curveOf(recording: Recording): Promise<[number, ...number[]][]> {
  const own = openTestHost({ budget: 3 })
  own.send('load', { recordings: [recording], engine: 'cpu', play: true, mode: 'one', from: null })
  const { reason } = await own.wait('stopped')
  await own.wait('frame', ({ step }) => step === reason.step)
  own.close()
  return curveIn(own)
}
const curveIn = ({ events }: TestHost): [number, ...number[]][] =>
  recordsIn(events).map((record) => [record.step, ...record.trainLosses])

describe('loading', () => {
  it('says which engine serves and why, and shows step 0', async () => {
    open()
    load(small())
    const ready = await host.wait('ready')
    expect(ready.engine).toMatchObject({ kind: 'cpu', reason: 'noWebGL2', thread: 'worker' })
    // 2-6 trunk, two heads of one output: (2·6 + 6) + 2·(6 + 1)
    expect(ready.parameterCount).toBe(32)
    expect(ready.stepsPerEpoch).toBe(Math.floor(56 / 16))
    const frame = await host.wait('frame')
    expect(frame).toMatchObject({ step: 0, playing: false, records: [] })
    expect(frame.now?.step).toBe(0)
    expect(frame.now?.trainLosses.every(Number.isFinite)).toBe(true)
  })

  it('takes WebGL by default, and the CPU only when asked', async () => {
    const device = new FakeDevice()
    open({ engines: { webgl: device.open } })
    load(small())
    expect((await host.wait('ready')).engine).toMatchObject({ kind: 'webgl', reason: 'default' })
    host.send('load', { recordings: [small()], engine: 'cpu', play: false, mode: 'one', from: null })
    const second = await host.wait('ready', ({ generation }) => generation === 3)
    expect(second.engine).toMatchObject({ kind: 'cpu', reason: 'chosen' })
  })

  it('reports an error as data and serves the next load', async () => {
    const cpu = new FakeDevice('cpu')
    let broken = true
    open({ engines: { cpu: () => (broken ? Promise.reject(new TypeError('no engine today')) : cpu.open()) } })
    load(small())
    const { error } = await host.wait('failed')
    expect(error).toMatchObject({ name: 'TypeError', message: 'no engine today' })
    broken = false
    load(small())
    await host.wait('ready')
  })

  it('drops what belongs to an older load', async () => {
    open()
    load(small(), true)
    load(stopAt(7), false)
    host.send('play', {}, 2)
    host.send('edit', { run: 0, field: 'tasks.t1.weight', value: 3 }, 2)
    await host.wait('frame', ({ generation }) => generation === 3)
    await host.settle()
    const newest = host.events.filter(({ generation }) => generation === 3)
    expect(newest.map(({ type }) => type)).toEqual(['heard', 'ready', 'frame'])
    expect(host.events.some(({ type }) => type === 'edited')).toBe(false)
  })
})

describe('playing', () => {
  it('plays, pauses where it stands, and steps', async () => {
    open()
    load(small(), true)
    await host.wait('frame', ({ step }) => step > 30)
    host.send('pause', {})
    const paused = await host.wait('frame', ({ playing, step }) => !playing && step > 0)
    await host.settle()
    expect(framesOf().at(-1)?.step).toBe(paused.step)
    expect(paused.now?.step).toBe(paused.step)

    host.send('step', { count: 3 })
    const after = await host.wait('frame', ({ step }) => step === paused.step + 3)
    await host.settle()
    expect(after.playing).toBe(false)
    expect(framesOf().at(-1)?.step).toBe(after.step)
  })

  it('trains to a step and no further, also if it has trained more than the page has seen', async () => {
    open()
    host.holdAcknowledgements()
    load(small(), true)
    await host.wait('frame')
    await host.pass(50)
    host.send('snapshot', {})
    const { snapshot } = await host.wait('snapshot')
    for (const step of [snapshot.step + 40, snapshot.step - 5]) {
      host.send('trainTo', { step })
      await host.settle()
      host.acknowledgeHeld()
      await host.settle()
      expect(framesOf().at(-1)).toMatchObject({ step, playing: false })
    }
  })

  it('trains while the page draws, and pauses at the step that it has reached', async () => {
    open()
    host.holdAcknowledgements()
    load(small(), true)
    const first = await host.wait('frame')
    await host.pass(200)
    expect(framesOf()).toHaveLength(1)
    host.send('pause', {})
    host.send('snapshot', {})
    const { snapshot } = await host.wait('snapshot')
    expect(snapshot.step).toBeGreaterThan(first.step + 100)
    await host.settle()
    host.acknowledgeHeld()
    const second = await host.wait('frame', ({ frame }) => frame === 2)
    expect(second).toMatchObject({ step: snapshot.step, playing: false })
    expect(second.now?.step).toBe(snapshot.step)
    await host.settle()
    expect(framesOf()).toHaveLength(2)
  })

  it('on the thread of the page trains at most one slice ahead of a page that does not acknowledge', async () => {
    open({ budget: 10, thread: 'main' })
    host.holdAcknowledgements()
    load(small(), true)
    await host.wait('frame')
    await host.settle()
    expect(framesOf()).toHaveLength(1)
    host.acknowledgeHeld()
    const second = await host.wait('frame', ({ frame }) => frame === 2)
    // Each update looks at the clock at least once, so a budget of 10 is at most 10 of them.
    expect(second.step).toBeGreaterThan(0)
    expect(second.step).toBeLessThanOrEqual(20)
  })

  it('sends every record once and in order, also of steps that it looks at closely', async () => {
    open()
    load(stopAt(60), true)
    await host.wait('stopped')
    await host.wait('frame', ({ step }) => step === 60)
    const steps = recordsIn(host.events).map(({ step }) => step)
    expect(steps).toEqual([...Array(21).keys(), 30, 40, 50, 60])
    for (const frame of framesOf()) if (frame.now) expect(frame.now.step).toBe(frame.step)
  })

  it('looks closely at a step in motion only where the frame has no record', async () => {
    open()
    load(stopAt(400), true)
    await host.wait('stopped')
    const moving = framesOf().filter(({ playing }) => playing)
    expect(moving.some(({ records }) => records.length > 0)).toBe(true)
    for (const { records, now } of moving) if (records.length > 0) expect(now).toBeNull()
    host.send('pace', { stepsPerSecond: 50 })
    load(small(), true)
    const { now, step } = await host.wait(
      'frame',
      (frame) => frame.generation === 3 && frame.step > 20 && frame.step % 10 !== 0 && frame.now !== null,
    )
    expect(now?.step).toBe(step)
  })

  it('reports the end after all records before it', async () => {
    open({ budget: 10 })
    host.holdAcknowledgements()
    load(stopAt(40), true)
    await host.wait('frame')
    await host.settle()
    host.acknowledgeHeld()
    await host.wait('stopped')
    expect(recordsIn(host.events).at(-1)?.step).toBe(40)
    expect(host.events.at(-1)?.type).toBe('stopped')
    expect(framesOf().at(-1)?.step).toBe(40)
  })

  it('keeps to a pace', async () => {
    open()
    host.send('pace', { stepsPerSecond: 50 })
    load(small(), true)
    const frame = await host.wait('frame', ({ step }) => step >= 60)
    expect(frame.stepsPerSecond).toBeGreaterThan(25)
    expect(frame.stepsPerSecond).toBeLessThan(60)
  })

  it('pauses while hidden, unless asked not to', async () => {
    open()
    load(small(), true)
    await host.wait('frame', ({ step }) => step > 5)
    host.send('visible', { visible: false, pauseWhenHidden: true })
    await host.settle()
    const { length } = framesOf()
    await host.settle()
    expect(framesOf()).toHaveLength(length)
    host.send('visible', { visible: false, pauseWhenHidden: false })
    await host.wait('frame', ({ step }) => step > framesOf()[length - 1].step)
  })

  it('stops at a divergence and names step and task', async () => {
    open()
    load(diverging(), true)
    const { reason } = await host.wait('stopped')
    expect(reason).toMatchObject({ kind: 'diverged', run: 0 })
    const last = await host.wait('frame', ({ step }) => step === reason.step)
    expect(last.step).toBe(reason.step)
    expect(recordsIn(host.events).at(-1)?.step).toBe(reason.step)
  })
})

describe('pictures', () => {
  it('paints the tasks on screen and repaints what has changed', async () => {
    open()
    load(small())
    host.send('pictures', { run: 0, tasks: [1], cells: 8 })
    const frame = await host.wait('frame', ({ pictures }) => pictures.length > 0)
    expect(frame.pictures).toHaveLength(1)
    expect(frame.pictures[0]).toMatchObject({ task: 1, cells: 8, outputs: 1 })
    expect(frame.pictures[0].values).toHaveLength(64)
    host.send('step', { count: 1 })
    const next = await host.wait('frame', ({ step, pictures }) => step === 1 && pictures.length > 0)
    expect(next.pictures[0].values).not.toEqual(frame.pictures[0].values)
  })

  it('come after the first line of a run, but at once in a slow run', async () => {
    open()
    load(stopAt(4), true)
    host.send('pictures', { run: 0, tasks: [1], cells: 8 })
    await host.wait('stopped')
    const [line] = framesOf()
    expect(line.pictures).toEqual([])
    expect(line.records.map((record) => record.step).slice(0, 2)).toEqual([0, 1])

    host.send('pace', { stepsPerSecond: 1 })
    load(stopAt(4), true)
    host.send('pictures', { run: 0, tasks: [1], cells: 8 })
    const first = await host.wait('frame', ({ generation, pictures }) => generation === 3 && pictures.length > 0)
    expect(first.step).toBe(1)
  })
})

describe('edits', () => {
  it('are confirmed with the step from which they act, and show their effect', async () => {
    open()
    load(small())
    host.send('step', { count: 25 })
    const before = await host.wait('frame', ({ step }) => step === 25)
    host.send('edit', { run: 0, field: 'tasks.t2.weight', value: 5 })
    const { edit } = await host.wait('edited')
    expect(edit).toEqual({ step: 25, field: 'tasks.t2.weight', value: 5 })
    const after = await host.wait('frame', ({ frame }) => frame > before.frame)
    expect(after.now?.weights[1]).toBeGreaterThan(before.now?.weights[1] ?? Number.NaN)
  })

  it('of a drag during training become one edit for each recorded step, and a replay of them is equal', async () => {
    open({ budget: 5 })
    load(stopAt(120), true)
    await host.wait('frame', ({ step }) => step >= 30)
    for (const value of [2, 3, 4, 5, 6]) {
      for (let k = 0; k < 3; k++) host.send('edit', { run: 0, field: 'tasks.t2.weight', value: value + k / 10 })
      const { frame } = host.events.findLast((event) => event.type === 'frame') ?? { frame: 0 }
      await host.wait('frame', (later) => later.frame > frame)
    }
    await host.wait('stopped')
    await host.wait('frame', ({ step }) => step === 120)
    const answers = host.events.flatMap((event): Edit[] => (event.type === 'edited' ? [event.edit] : []))
    expect(answers.length).toBe(15)
    const { edits } = answers.reduce(withEdit, small())
    const intervals = edits.map(({ step }) => Math.floor(step / 10))
    expect(new Set(intervals).size).toBe(intervals.length)
    const replay = await curveOf(stopAt(120, small(edits)))
    expect(curveIn(host)).toEqual(replay)
  })

  it('replay to the bit, whatever the pace was', async () => {
    open({ budget: 5 })
    load(stopAt(120), true)
    await host.wait('frame', ({ step }) => step >= 20)
    host.send('edit', { run: 0, field: 'tasks.t2.weight', value: 4 })
    host.send('pause', {})
    await host.wait('frame', ({ playing }) => !playing)
    host.send('edit', { run: 0, field: 'training.learningRate', value: 0.03 })
    host.send('pace', { stepsPerSecond: 400 })
    host.send('play', {})
    await host.wait('stopped')
    await host.wait('frame', ({ step }) => step === 120)
    const edits = host.events.flatMap((event): Edit[] => (event.type === 'edited' ? [event.edit] : []))
    expect(edits).toHaveLength(2)
    expect(edits[0].step).toBeGreaterThan(0)
    const replay = await curveOf(stopAt(120, small(edits)))
    expect(curveIn(host)).toEqual(replay)
    expect(replay).not.toEqual(await curveOf(stopAt(120)))
  })
})

describe('a run that was replaced', () => {
  const another = { ...small(), config: setField(small().config, 'network.trunk', [5]) }
  const edits: Edit[] = [{ step: 30, field: 'tasks.t2.weight', value: 4 }]

  /** Leaves a run at step 60 for another one. */
  async function leave(keeps: readonly number[]): Promise<void> {
    open({ budget: 5 })
    load(stopAt(60, small(edits)), true)
    await host.wait('stopped')
    host.send('load', { recordings: [another], engine: 'cpu', play: true, mode: 'one', from: null, keeps })
    await host.wait('frame', ({ generation, step }) => generation === 3 && step > 5)
  }
  /** Comes back to it at step 47, and plays on to step 60. */
  async function comeBack(play: boolean): Promise<void> {
    const resume = { generation: 2, step: 47, furthest: 60, known: 60 }
    const recordings = [stopAt(60, small(edits))]
    host.send('load', { recordings, engine: 'cpu', play, mode: 'one', from: null, resume, keeps: [] })
  }
  const framesIn = (load: number) =>
    host.events.flatMap((event) => (event.type === 'frame' && event.generation === load ? [event] : []))

  it.each([
    ['from its film', [2]],
    ['by training its steps again', []],
  ])('returns to where it stood, %s', async (_, keeps) => {
    await leave(keeps)
    await comeBack(false)
    const back = await host.wait(
      'frame',
      ({ generation, step, now }) => generation === 4 && step === 47 && now !== null,
    )
    expect(back.playing).toBe(false)
    host.send('step', { count: 3 })
    const later = await host.wait(
      'frame',
      ({ generation, step, now }) => generation === 4 && step === 50 && now !== null,
    )
    const whole = await curveOf(stopAt(60, small(edits)))
    expect([50, ...(later.now?.trainLosses ?? [])]).toEqual(whole.find(([step]) => step === 50))
    // The page has all records.
    expect(framesIn(4).flatMap(({ records }) => records)).toEqual([])
    if (keeps.length > 0) expect(Math.min(...framesIn(4).map(({ step }) => step))).toBeGreaterThan(0)
  })

  it.each([[[2]], [[]]])('reports again that it had diverged, with films of %j', async (keeps) => {
    open({ budget: 5 })
    const recording = diverging()
    load(recording, true)
    const { reason } = await host.wait('stopped')
    expect(reason.kind).toBe('diverged')
    host.send('load', { recordings: [another], engine: 'cpu', play: true, mode: 'one', from: null, keeps })
    await host.wait('frame', ({ generation, step }) => generation === 3 && step > 5)
    const { step } = reason
    const resume = { generation: 2, step, furthest: step, known: step }
    host.send('load', { recordings: [recording], engine: 'cpu', play: true, mode: 'one', from: null, resume })
    expect((await host.wait('stopped', ({ generation }) => generation === 4)).reason).toEqual(reason)
  })

  it.each([
    ['without its curves, from the start', -1, []],
    ['with a part of its curves, from its film', 20, [2]],
    ['with a part of its curves, without its film', 20, []],
  ])('trains again what the page has no records of, then goes back: %s', async (_, known, keeps) => {
    await leave(keeps)
    const resume = { generation: 2, step: 35, furthest: 60, known }
    const recordings = [stopAt(60, small(edits))]
    host.send('load', { recordings, engine: 'cpu', play: false, mode: 'one', from: null, resume, keeps: [] })
    const back = await host.wait(
      'frame',
      ({ generation, playing, step }) => generation === 4 && !playing && step === 35,
    )
    expect(back.goal).toBeNull()
    await host.settle()
    const frames = framesIn(4)
    expect(frames.at(-1)).toMatchObject({ step: 35, playing: false })
    expect(frames.filter(({ playing }) => playing).map(({ goal }) => goal)).toContain(35)
    const whole = await curveOf(stopAt(60, small(edits)))
    const again = frames.flatMap(({ records }) => records.map((record) => [record.step, ...record.trainLosses]))
    expect(again).toEqual(whole.filter(([step]) => step > known && step < 60))
  })

  it('plays on from there where the page plays', async () => {
    await leave([2])
    await comeBack(true)
    await host.wait('stopped', ({ generation }) => generation === 4)
    expect(framesIn(4).at(-1)?.step).toBe(60)
  })
})

describe('engines', () => {
  it('changes the engine without changing the curve', async () => {
    open({ engines: { webgl: new FakeDevice().open }, budget: 5 })
    load(stopAt(90), true)
    await host.wait('frame', ({ step }) => step > 15)
    host.send('switchEngine', { engine: 'cpu' })
    const { engine } = await host.wait('engineChanged')
    expect(engine).toMatchObject({ kind: 'cpu', reason: 'chosen' })
    await host.wait('stopped')
    expect(curveIn(host)).toEqual(await curveOf(stopAt(90)))
  })

  it('stays where it is when the other engine cannot serve, and says why', async () => {
    open()
    load(small())
    host.send('switchEngine', { engine: 'webgl' })
    const { engine } = await host.wait('engineChanged')
    expect(engine).toMatchObject({ kind: 'cpu', reason: 'noWebGL2' })
    host.send('step', { count: 1 })
    await host.wait('frame', ({ step }) => step === 1)
  })

  it('trains on the CPU engine what is too large for the device, and names the number and the largest that fits', async () => {
    const device = new FakeDevice()
    const tooLarge = { number: 'batchSize', value: 16, most: 12 } as const
    device.refuse(() => new EngineLimitError('graphicsMemory', 3e9, 1e9, tooLarge))
    open({ engines: { webgl: device.open } })
    load(small())
    const refusal = { engine: 'webgl', name: 'graphicsMemory', wanted: 3e9, available: 1e9, tooLarge }
    expect((await host.wait('ready')).engine).toMatchObject({ kind: 'cpu', reason: 'tooLarge', refusal })
    expect(device).toMatchObject({ opened: { length: 1 }, closed: 1 })

    // The person asks for it all the same, first with its speed, then to train on it.
    host.send('measureEngines', { milliseconds: 10, engines: ['webgl'] })
    const { speeds } = await host.wait('enginesMeasured')
    expect(speeds.find(({ engine }) => engine === 'webgl')).toEqual({ engine: 'webgl', stepsPerSecond: 0, refusal })
    host.send('switchEngine', { engine: 'webgl' })
    expect((await host.wait('engineChanged')).engine).toMatchObject({ kind: 'cpu', reason: 'tooLarge', refusal })
    expect(device).toMatchObject({ opened: { length: 3 }, closed: 3 })

    // A smaller set-up is served, and nothing is left of the refusal.
    device.refuse(() => null)
    load(small())
    const ready = await host.wait('ready', ({ engine }) => engine.kind === 'webgl')
    expect(ready.engine.reason).toBe('default')
    expect(ready.engine.refusal).toBeUndefined()
  })

  it('has no more than one engine of a device open, however often it is changed', async () => {
    const device = new FakeDevice()
    open({ engines: { webgl: device.open } })
    load(small())
    await host.wait('ready')
    for (let times = 1; times <= 20; times++) {
      host.send('switchEngine', { engine: times % 2 > 0 ? 'cpu' : 'webgl' })
      host.send('measureEngines', { milliseconds: 5, engines: ['webgl', 'cpu'] })
      await host.settle()
      expect(device.opened.length - device.closed, `after ${times} changes`).toBe(times % 2 > 0 ? 0 : 1)
    }
    host.close()
    expect(device.opened.length - device.closed).toBe(0)
  })

  it('waits at the snapshot while the context is lost, and continues when it returns', async () => {
    const device = new FakeDevice()
    open({ engines: { webgl: device.open }, budget: 5 })
    load(stopAt(150), true)
    await host.wait('frame', ({ step }) => step > 40)
    device.lose()
    const { step } = await host.wait('contextLost')
    expect(step).toBeLessThanOrEqual(framesOf().at(-1)?.step ?? 0)
    await host.settle()
    const { length } = framesOf()
    await host.settle()
    expect(framesOf()).toHaveLength(length)
    device.giveBack()
    expect((await host.wait('contextRestored')).step).toBe(step)
    await host.wait('stopped')
    expect(curveIn(host)).toEqual(await curveOf(stopAt(150)))
  })

  it('continues from the snapshot on the CPU when the person does not want to wait', async () => {
    const device = new FakeDevice()
    open({ engines: { webgl: device.open }, budget: 5 })
    load(stopAt(100), true)
    await host.wait('frame', ({ step }) => step > 30)
    device.lose()
    const { step } = await host.wait('contextLost')
    host.send('edit', { run: 0, field: 'tasks.t1.weight', value: 2 })
    expect((await host.wait('edited')).edit.step).toBe(step)
    host.send('switchEngine', { engine: 'cpu' })
    expect((await host.wait('engineChanged')).engine).toMatchObject({ kind: 'cpu', reason: 'contextLost' })
    await host.wait('stopped')
    // Steps beyond the edit are trained anew, so their records are sent again.
    const edited = host.events.findIndex(({ type }) => type === 'edited')
    const steps = recordsIn(host.events.slice(edited)).map((record) => record.step)
    expect(steps).toEqual([...Array(21).keys(), 30, 40, 50, 60, 70, 80, 90, 100].filter((at) => at >= step))
  })

  it('keeps no value that a lost device returned, whichever read it was', async () => {
    const whole = await curveOf(stopAt(60))
    // The first reads are of the build. 60 reads cover the recorded steps, looks, pictures and snapshots up to the end.
    for (let read = 1; read <= 60; read += read < 20 ? 1 : 5) {
      const device = new FakeDevice()
      open({ engines: { webgl: device.open }, budget: 5 })
      device.loseAtRead(read)
      load(stopAt(60), true)
      host.send('pictures', { run: 0, tasks: [0], cells: 4 })
      await Promise.race([host.wait('contextLost'), host.wait('stopped')])
      device.giveBack()
      expect((await host.wait('stopped')).reason, `read ${read}`).toEqual({ kind: 'reached', step: 60 })
      await host.wait('frame', (frame) => frame.step === 60)
      expect(curveIn(host), `read ${read}`).toEqual(whole)
      expect(host.events.filter(({ type }) => type === 'ready')).toHaveLength(1)
      expect(host.events.filter(({ type }) => type === 'failed')).toEqual([])
      host.close()
    }
  }, 60_000)

  it('obeys commands later that came while the device was gone', async () => {
    const device = new FakeDevice()
    open({ engines: { webgl: device.open } })
    load(small())
    host.send('step', { count: 25 })
    await host.wait('frame', ({ step }) => step === 25)
    device.loseAtRead(1)
    host.send('snapshot', {})
    await host.wait('contextLost')
    host.send('snapshot', {})
    device.giveBack()
    await host.settle()
    const snapshots = host.events.filter((event) => event.type === 'snapshot')
    expect(snapshots).toHaveLength(2)
    expect(snapshots[0].snapshot.step).toBeLessThanOrEqual(25)
  })

  it('continues by itself on the CPU engine when the device stays away, from the last good snapshot', async () => {
    const device = new FakeDevice()
    open({ engines: { webgl: device.open }, budget: 5, patience: 5000 })
    load(stopAt(100), true)
    await host.wait('frame', ({ step }) => step > 30)
    device.loseAtRead(1)
    const { step } = await host.wait('contextLost')
    const changed = await host.wait('engineChanged')
    expect(changed).toMatchObject({ step, engine: { kind: 'cpu', reason: 'contextLost' } })
    await host.wait('stopped')
    expect(curveIn(host)).toEqual(await curveOf(stopAt(100)))
    // The device returns too late.
    device.giveBack()
    await host.settle()
    expect(host.events.some(({ type }) => type === 'contextRestored')).toBe(false)
  })

  it('ends a measurement for the next command, and says what it has measured', async () => {
    open({ engines: { webgl: new FakeDevice().open } })
    load(small())
    await host.wait('ready')
    host.send('measureEngines', { milliseconds: 40, engines: ['webgl', 'wasm', 'cpu'] })
    host.send('switchEngine', { engine: 'wasm' })
    expect((await host.wait('engineChanged')).engine).toMatchObject({ kind: 'wasm', reason: 'chosen' })
    const { speeds } = await host.wait('enginesMeasured')
    expect(speeds).toHaveLength(1)
    expect(host.events.findIndex(({ type }) => type === 'enginesMeasured')).toBeLessThan(
      host.events.findIndex(({ type }) => type === 'engineChanged'),
    )
  })

  it('measures all engines while the page asks by itself for a snapshot to keep', async () => {
    open({ engines: { webgl: new FakeDevice().open } })
    load(small())
    host.send('step', { count: 30 })
    await host.wait('frame', ({ step }) => step === 30)
    host.send('measureEngines', { milliseconds: 40, engines: ['webgl', 'wasm', 'cpu'] })
    host.send('kept', {})
    expect((await host.wait('enginesMeasured')).speeds).toHaveLength(3)
    await host.wait('kept')
  })

  it('measures other engines without leaving a trace', async () => {
    open({ engines: { webgl: new FakeDevice().open } })
    load(stopAt(80))
    host.send('step', { count: 30 })
    await host.wait('frame', ({ step }) => step === 30)
    host.send('measureEngines', { milliseconds: 40, engines: ['webgl', 'wasm', 'cpu'] })
    const { speeds } = await host.wait('enginesMeasured')
    expect(speeds.map(({ engine }) => engine)).toEqual(['wasm', 'cpu', 'webgl'])
    for (const { engine, stepsPerSecond } of speeds) expect(stepsPerSecond, engine).toBeGreaterThan(0)
    host.send('play', {})
    await host.wait('stopped')
    expect(curveIn(host)).toEqual(await curveOf(stopAt(80)))
  })
})

describe('speeds', () => {
  const measured = async (recording: Recording) => {
    open()
    load(recording, true)
    await host.wait('stopped')
    host.send('measureEngines', { milliseconds: 20, engines: ['wasm', 'cpu'] })
    return (await host.wait('enginesMeasured')).speeds
  }
  it('are measured past the end of a run', async () => {
    const speeds = await measured(stopAt(40))
    expect(speeds.map(({ engine }) => engine)).toEqual(['wasm', 'cpu'])
    for (const { engine, stepsPerSecond } of speeds) expect(stepsPerSecond, engine).toBeGreaterThan(0)
  })
  it('have no number where the run has diverged', async () => {
    expect(await measured(diverging())).toEqual([])
  })
})

describe('another worker', () => {
  it('continues from the snapshot that the page held, and can go back to any earlier step', async () => {
    open({ budget: 5 })
    const recording = stopAt(600, small([{ step: 500, field: 'tasks.t2.weight', value: 4 }]))
    load(recording, true)
    await host.wait('frame', ({ step }) => step > 400)
    host.send('kept', {})
    const { snapshot } = await host.wait('kept')
    expect(snapshot.step).toBeGreaterThan(0)
    const stood = framesOf().at(-1)?.step ?? 0
    const known = recordsIn(host.events).at(-1)?.step ?? 0
    expect(stood).toBeGreaterThanOrEqual(snapshot.step)
    host.close()

    open()
    host.send('load', {
      recordings: [recording],
      engine: 'cpu',
      play: true,
      mode: 'one',
      from: snapshot,
      resume: { generation: -1, step: stood, furthest: stood, known },
    })
    await host.wait('stopped')
    const whole = await curveOf(recording)
    // Records that the page has are not sent again.
    expect(curveIn(host)).toEqual(whole.filter(([step]) => step > known))
    host.send('seek', { step: 10 })
    const back = await host.wait('frame', ({ step, now }) => step === 10 && now !== null)
    expect([10, ...(back.now?.trainLosses ?? [])]).toEqual(whole.find(([step]) => step === 10))
    const before = recordsIn(host.events).length
    host.send('play', {})
    await host.wait('frame', () => framesOf().at(-1)?.step === 600)
    expect(recordsIn(host.events)).toHaveLength(before)
  }, 20_000)
})

describe('going back', () => {
  const trained = async (step: number) => {
    open({ budget: 5 })
    load(stopAt(step), true)
    await host.wait('stopped')
  }
  const lookedAt = (step: number) => framesOf().findLast((frame) => frame.step === step)?.now

  it('shows an earlier step as it was, and sends no record twice', async () => {
    await trained(120)
    host.send('seek', { step: 50 })
    await host.wait('frame', (frame) => frame.step === 50 && !frame.playing && frame.now !== null)
    const known = recordsIn(host.events).find((record) => record.step === 50)
    expect(lookedAt(50)?.trainLosses).toEqual(known?.trainLosses)
    expect(lookedAt(50)?.gramian).toEqual(known?.gramian)

    host.send('play', {})
    await host.settle()
    expect(framesOf().at(-1)?.step).toBe(120)
    expect(curveIn(host)).toEqual(await curveOf(stopAt(120)))
  })

  it('goes forward as well, and no further than was trained', async () => {
    await trained(60)
    host.send('seek', { step: 13 })
    await host.wait('frame', (frame) => frame.step === 13)
    host.send('seek', { step: 500 })
    await host.settle()
    expect(framesOf().at(-1)).toMatchObject({ step: 60, playing: false })
  })

  it('makes another film from the step of a change made there', async () => {
    await trained(100)
    host.send('seek', { step: 40 })
    await host.wait('frame', (frame) => frame.step === 40 && frame.now !== null)
    host.send('edit', { run: 0, field: 'tasks.t1.weight', value: 9 })
    const { edit } = await host.wait('edited')
    expect(edit.step).toBe(40)
    const before = host.events.length
    host.send('play', {})
    await host.settle()
    const curve = await curveOf({ ...stopAt(100), edits: [edit] })
    expect(recordsIn(host.events.slice(before)).map((record) => [record.step, ...record.trainLosses])).toEqual(
      curve.filter(([step]) => step >= 40),
    )
  })

  it('is not slowed down by the pace', async () => {
    await trained(400)
    host.send('pace', { stepsPerSecond: 1 })
    const start = host.passed()
    host.send('seek', { step: 390 })
    await host.settle()
    expect(framesOf().at(-1)?.step).toBe(390)
    // At the pace each of the steps trained again would take a second.
    expect(host.passed() - start).toBeLessThan(1000)
  })
})

describe('many runs', () => {
  const withTrunk = (trunk: readonly number[]): Recording => ({
    ...stopAt(40),
    config: setField(stopAt(40).config, 'network.trunk', trunk),
  })
  /** Cheap steps, for a test that needs many of them. */
  const least: RunConfig = {
    ...smallConfig,
    problem: { ...smallConfig.problem, samples: 40 },
    network: { ...smallConfig.network, trunk: [2] },
    training: { ...smallConfig.training, batchSize: 2 },
  }
  const rowsIn = () => host.events.flatMap((event) => (event.type === 'manyFrame' ? event.rows : [])).flatMap(rowsOf)
  const rowsOf = ({ values, width, taskCount, layerCount }: RowBlock) =>
    Array.from({ length: values.length / width }, (_, k) => ({
      run: values[k * width],
      step: values[k * width + 1],
      totalTrain: values[k * width + 2],
      taskCount,
      layerCount,
    }))

  it('of two programs train in step, and send rows', async () => {
    open()
    const recordings = [stopAt(40), withTrunk([5, 4]), stopAt(40)]
    host.send('load', { recordings, engine: 'cpu', play: true, mode: 'many', from: null })
    await host.wait('stopped')
    const rows = rowsIn()
    const wanted = [...Array(21).keys(), 30, 40]
    for (const run of [0, 1, 2]) {
      expect(rows.filter((row) => row.run === run).map(({ step }) => step)).toEqual(wanted)
      expect(rows.find((row) => row.run === run)).toMatchObject({ taskCount: 2, layerCount: run === 1 ? 2 : 1 })
    }
    expect(recordsIn(host.events)).toEqual([])
    const last = host.events.findLast((event) => event.type === 'manyFrame')
    expect(last?.ends).toEqual([null, null, null])
    expect(last?.milliseconds.every((time) => time > 0)).toBe(true)

    const own = openTestHost()
    own.send('load', { recordings: [withTrunk([5, 4])], engine: 'cpu', play: true, mode: 'one', from: null })
    await own.wait('stopped')
    own.close()
    expect(rows.filter(({ run }) => run === 1).map(({ totalTrain }) => totalTrain)).toEqual(
      recordsIn(own.events).map(({ totalTrain }) => totalTrain),
    )
  })

  it('stop training for a page that does not acknowledge, before their records fill the memory', async () => {
    open()
    host.holdAcknowledgements()
    const recordings = Array.from({ length: 64 }, () => ({ config: least, edits: [] }))
    host.send('load', { recordings, engine: 'cpu', play: true, mode: 'many', from: null })
    await host.wait('manyFrame')
    await host.settle()
    host.send('snapshot', {})
    const { snapshot } = await host.wait('snapshot')
    expect(snapshot.step).toBeGreaterThan(21)
    host.acknowledgeHeld()
    const { rows } = await host.wait('manyFrame', ({ frame }) => frame === 2)
    // 32 records of each run.
    expect(rows.flatMap(rowsOf)).toHaveLength(2048)
  })

  it('send all rows to a page that draws no curves, which need not wait until their records fill the memory', async () => {
    open()
    const recordings = Array.from({ length: 512 }, () => stopAt(40, { config: least, edits: [] }))
    host.send('load', { recordings, engine: 'cpu', play: true, mode: 'many', still: true, from: null })
    await host.wait('stopped')
    const rows = rowsIn()
    const wanted = [...Array(21).keys(), 30, 40]
    for (const run of [0, 511]) expect(rows.filter((row) => row.run === run).map(({ step }) => step)).toEqual(wanted)
    const frames = host.events.flatMap((event) =>
      event.type === 'manyFrame' ? [event.rows.flatMap(rowsOf).length] : [],
    )
    // A frame went out when half of the room for records was full, and the records of one more step.
    expect(Math.max(...frames)).toBeLessThanOrEqual(1024 + 512)
  })

  it('report at once to a page that draws no curves where training waits for it', async () => {
    open()
    const step = (wanted: number) => host.wait('manyFrame', (frame) => frame.step === wanted)
    host.send('load', { recordings: [stopAt(40)], engine: 'cpu', play: false, mode: 'many', still: true, from: null })
    await step(0)
    host.send('limit', { step: 3 })
    host.send('play', {})
    await step(3)
    const start = host.passed()
    host.send('limit', { step: 6 })
    await step(6)
    expect(host.passed() - start).toBeLessThan(100)
  })

  it('continue to a later end, as if it had been set from the start', async () => {
    open()
    const recordings = [stopAt(40), withTrunk([5, 4])]
    host.send('load', { recordings, engine: 'cpu', play: true, mode: 'many', from: null })
    await host.wait('stopped')
    for (const run of [0, 1]) host.send('edit', { run, field: 'training.stopAfter', value: 60 })
    host.send('play', {})
    await host.wait('stopped', ({ reason }) => reason.step === 60)
    const rows = rowsIn().filter(({ run }) => run === 1)

    const own = openTestHost()
    own.send('load', { recordings: [stopAt(60, recordings[1])], engine: 'cpu', play: true, mode: 'one', from: null })
    await own.wait('stopped')
    own.close()
    // The record of the old end is sent again, with the update that it lacked.
    expect(rows.filter(({ step }) => step === 40)).toHaveLength(2)
    expect([...new Map(rows.map(({ step, totalTrain }) => [step, totalTrain]))]).toEqual(
      recordsIn(own.events).map(({ step, totalTrain }) => [step, totalTrain]),
    )
  })

  it('continue from the snapshot of one run', async () => {
    open()
    load(stopAt(30), true)
    await host.wait('stopped')
    host.send('snapshot', {})
    const { snapshot } = await host.wait('snapshot')
    expect(snapshot.step).toBe(30)
    const edits: Edit[] = [{ step: 30, field: 'tasks.t1.weight', value: 9 }]
    const recordings = [stopAt(60), stopAt(60, { ...small(), edits })]
    host.send('load', { recordings, engine: 'cpu', play: true, mode: 'many', from: snapshot })
    await host.wait('stopped', ({ reason }) => reason.step === 60)
    const whole = await curveOf(stopAt(60))
    const rows = rowsIn()
    expect(rows.map(({ step }) => step)).toEqual([30, 30, 40, 40, 50, 50, 60, 60])
    expect(whole.map(([step]) => step)).toContain(50)
    const [plain, edited] = [0, 1].map((run) => rows.filter((row) => row.run === run).map((row) => row.totalTrain))
    expect(plain).not.toEqual(edited)
  })
})
