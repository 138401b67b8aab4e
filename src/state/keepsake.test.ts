import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { defaultConfig } from '../core/config/defaults'
import type { TrainerSnapshot } from '../engine/trainer.types'
import { createOneRun, type OneRun } from './oneRun'
import { createSetup } from './setup'
import { watchSilence } from './silence'
import { createTestLine, type TestLine } from './testing/line'
import { record } from './testing/page'

let run: OneRun
let setup: ReturnType<typeof createSetup>
let { sent, tell }: TestLine = createTestLine()

const frame = (step: number, records: readonly number[] = []) =>
  tell('frame', { frame: 1, step, playing: true, records: records.map(record), now: null, pictures: [] })
const snapshotAt = (step: number) => ({ step }) as TrainerSnapshot

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance', 'setInterval', 'clearInterval'] })
  const line = createTestLine()
  sent = line.sent
  tell = line.tell
  setup = createSetup()
  run = createOneRun({ setup })
  run.open(line.surroundings)
  run.load({ config: defaultConfig, edits: [] }, true)
})

afterEach(() => {
  vi.useRealTimers()
})

describe('the snapshot that the page holds', () => {
  it('is asked for every few seconds while training advances, and is used once its records have arrived', () => {
    frame(5, [0])
    expect(sent('kept')).toHaveLength(0)
    vi.advanceTimersByTime(5000)
    frame(10, [10])
    expect(sent('kept')).toHaveLength(1)
    frame(20, [20])
    expect(sent('kept')).toHaveLength(1)
    tell('kept', { snapshot: snapshotAt(35) })
    // The record of step 30 has not arrived yet.
    expect(run.keepsake.snapshot).toBeNull()
    frame(40, [30, 40])
    expect(run.keepsake.snapshot?.step).toBe(35)
  })

  it('lets another worker bring the run back to where it stood without training all of it again', () => {
    frame(40, [0, 10, 20, 30, 40])
    tell('kept', { snapshot: snapshotAt(35) })
    frame(52, [50])
    tell('failed', { error: { name: 'WorkerError', message: 'gone' } })
    const edits = [{ step: 20, field: 'tasks.t1.weight' as const, value: 3 }]
    setup.setState({ recording: { config: defaultConfig, edits } })
    run.goOn()
    const wanted = { from: { step: 35 }, resume: { step: 52, furthest: 52, known: 50 }, recordings: [{ edits }] }
    expect(sent('load').at(-1)).toMatchObject(wanted)
    expect(run.store.getState()).toMatchObject({ status: 'loading', step: 52, furthest: 52, error: null })
    expect([...run.history.steps]).toEqual([0, 10, 20, 30, 40, 50])
    expect(setup.getState().config.tasks[0].weight).toBe(3)
    // The next worker may also die before there is a newer snapshot.
    expect(run.keepsake.snapshot?.step).toBe(35)
  })

  it('is discarded with the run, and when an edit makes its steps invalid', () => {
    const known = (step: number) => {
      tell('kept', { snapshot: snapshotAt(step) })
      frame(step)
      return run.keepsake.snapshot?.step
    }
    expect(known(60)).toBe(60)
    tell('edited', { run: 0, edit: { step: 80, field: 'tasks.t1.weight', value: 3 } })
    expect(run.keepsake.snapshot?.step).toBe(60)
    tell('edited', { run: 0, edit: { step: 50, field: 'tasks.t1.weight', value: 3 } })
    expect(run.keepsake.snapshot).toBeNull()
    expect(known(70)).toBe(70)
    run.load({ config: defaultConfig, edits: [] }, true)
    expect(run.keepsake.snapshot).toBeNull()
    frame(12, [0, 10])
    run.goOn()
    // Without a snapshot the run is trained again from step 0.
    expect(sent('load').at(-1)).toMatchObject({ from: null, play: true, resume: { step: 12, known: 10 } })
  })
})

describe('silence', () => {
  it('is noticed after ten seconds without an expected message, and so is its end', () => {
    const told: boolean[] = []
    let expects = true
    const page = globalThis as unknown as Window
    const silence = watchSilence(
      page,
      () => expects,
      (silent) => told.push(silent),
    )
    vi.advanceTimersByTime(9000)
    silence.heard()
    vi.advanceTimersByTime(9000)
    expect(told).toEqual([])
    vi.advanceTimersByTime(60_000)
    expect(told).toEqual([true])
    silence.heard()
    expect(told).toEqual([true, false])
    vi.advanceTimersByTime(60_000)
    expects = false
    vi.advanceTimersByTime(2000)
    expect(told).toEqual([true, false, true, false])
    silence.end()
    expects = true
    vi.advanceTimersByTime(60_000)
    expect(told).toHaveLength(4)
  })
})
