import { describe, expect, it, test } from 'vitest'
import { defaultConfig } from '../../core/config/defaults'
import type { Recording } from '../../core/config/types'
import { rowWidth } from '../../core/measures/columns'
import { isRecorded } from '../../core/measures/recorded'
import type { Events } from '../../worker/protocol'
import { History } from '../history'
import { createTestLine } from '../testing/line'
import { createPopulation, historiesFor } from './population'

const recording: Recording = { config: defaultConfig, edits: [] }
const wide = (tasks: number, trunk: number[]): Recording => ({
  config: {
    ...defaultConfig,
    tasks: Array.from({ length: tasks }, (_, k) => ({ ...defaultConfig.tasks[0], id: `t${k + 1}` })),
    network: { ...defaultConfig.network, trunk },
  },
  edits: [],
})

const width = rowWidth(3, 2)
const row = (run: number, step: number) => {
  const values = new Float64Array(1 + width).fill(step / 10)
  values[0] = run
  values[1] = step
  return values
}
const frame = (number: number, step: number, rows: Float64Array[]): Events['manyFrame'] => ({
  frame: number,
  step,
  epoch: 0,
  stepsPerSecond: 50,
  playing: true,
  drawCallsPerStep: 11,
  rows: [{ taskCount: 3, layerCount: 2, width: 1 + width, values: Float64Array.from(rows.flatMap((one) => [...one])) }],
  ends: [null, { kind: 'diverged', step: 4, run: 1, task: 0 }],
  milliseconds: [0.5, 0.6],
})

function loaded() {
  const line = createTestLine()
  const population = createPopulation(line.surroundings)
  population.load([recording, recording], { play: true })
  return { line, population, state: () => population.store.getState() }
}

describe('a population', () => {
  it('starts no worker before there is something to train', () => {
    const line = createTestLine()
    const population = createPopulation(line.surroundings)
    population.play()
    population.pause()
    expect(line.said).toEqual([])
    expect(population.store.getState().status).toBe('idle')
  })

  it('puts rows into the history of their run, and acknowledges the frame', () => {
    const { line, population, state } = loaded()
    expect(line.sent('load')).toMatchObject([{ mode: 'many', play: true, from: null, engine: 'auto' }])
    line.tell('manyFrame', frame(1, 5, [row(0, 0), row(1, 0), row(0, 1), row(1, 1), row(0, 2)]))
    expect(population.histories.map((history) => [...history.steps])).toEqual([
      [0, 1, 2],
      [0, 1],
    ])
    expect([...population.histories[0].column('testLosses', 2)]).toEqual([0, 0.1, 0.2])
    expect(state()).toMatchObject({ step: 5, drawCallsPerStep: 11, milliseconds: [0.5, 0.6] })
    expect(state().ends[1]).toMatchObject({ step: 4 })
    expect(line.sent('acknowledge').map(({ frame }) => frame)).toEqual([1])
  })

  it('continues to a later end, and resumes immediately if it had reached the old one', () => {
    const { line, population, state } = loaded()
    line.tell('ready', {
      engine: { kind: 'cpu', renderer: '', software: false, reason: 'chosen', thread: 'worker', drawCallsPerStep: 0 },
      stepsPerEpoch: 4,
      runCount: 2,
      parameterCount: 100,
      slow: null,
    })
    expect(population.trainOnTo(80)).toBe(true)
    expect(line.sent('edit')).toMatchObject([0, 1].map((run) => ({ run, field: 'training.stopAfter', value: 80 })))
    expect(line.sent('play')).toHaveLength(0)
    line.tell('stopped', { reason: { kind: 'reached', step: 80 } })
    expect(state().status).toBe('stopped')
    population.trainOnTo(0)
    expect(line.sent('play')).toHaveLength(1)
    expect(state()).toMatchObject({ status: 'playing', stop: null })
  })

  it('does not continue before anything has begun', () => {
    expect(createPopulation(createTestLine().surroundings).trainOnTo(10)).toBe(false)
  })

  it('discards the old runs with a new load, and ignores their late events', () => {
    const { line, population, state } = loaded()
    line.tell('manyFrame', frame(1, 5, [row(0, 0)]))
    population.load([recording], { play: false })
    expect(population.histories.map(({ length }) => length)).toEqual([0])
    expect(state()).toMatchObject({ status: 'loading', step: 0, runCount: 1 })
  })

  it('says how it ended', () => {
    const { line, state } = loaded()
    line.tell('stopped', { reason: { kind: 'reached', step: 100 } })
    expect(state()).toMatchObject({ status: 'stopped', stop: { kind: 'reached', step: 100 } })
  })

  it('gives every run that continues from a snapshot the history up to there', () => {
    const line = createTestLine()
    const population = createPopulation(line.surroundings)
    const history = new History()
    for (const step of [0, 1, 2, 3]) history.appendRow(row(0, step), 1, 3, 2)
    const snapshot = { step: 2 } as never
    population.load([recording, recording], { play: true, from: { snapshot, history } })
    expect(population.histories.map((one) => [...one.steps])).toEqual([
      [0, 1],
      [0, 1],
    ])
    expect(population.store.getState().step).toBe(2)
  })

  it('shows kept histories, and ignores further events of the runs before', () => {
    const { line, population, state } = loaded()
    const history = new History()
    history.appendRow(row(0, 7), 1, 3, 2)
    population.show([history], { step: 7, ends: [null], milliseconds: [Number.NaN] })
    line.tell('manyFrame', frame(1, 99, [row(0, 90)]))
    expect(state()).toMatchObject({ status: 'kept', step: 7 })
    expect([...population.histories[0].steps]).toEqual([7])
  })
})

describe('historiesFor', () => {
  test.each([
    [64, 3, [20, 20]],
    [8, 12, [8, 8, 8, 8, 8, 8]],
    [64, 12, [8, 8, 8, 8, 8, 8]],
  ])('%i runs of %i tasks fit into 64 MB together', (runs, tasks, trunk) => {
    const histories = historiesFor(Array.from({ length: runs }, () => wide(tasks, trunk)))
    const row = new Float64Array(rowWidth(tasks, trunk.length))
    for (const history of histories) {
      for (const step of [0, 20, 4_480, 100_000]) history.appendRow(row.fill(step), 0, tasks, trunk.length)
    }
    expect(histories.reduce((sum, { bytes }) => sum + bytes, 0)).toBeLessThanOrEqual(64e6)
    // The stated size is the size of its buffers.
    const [{ table, steps, bytes }] = histories
    const buffers = new Set([steps.buffer, ...[...table.values()].map(({ buffer }) => buffer)])
    expect([...buffers].reduce((sum, { byteLength }) => sum + byteLength, 0)).toBe(bytes)
    expect([...steps]).toEqual([0, 20, 4_480, 100_000])
  })

  it('keeps about 200 records of each run in the largest comparison, to its end', () => {
    const [history] = historiesFor(Array.from({ length: 64 }, () => wide(12, [8, 8, 8, 8, 8, 8])))
    const row = new Float64Array(rowWidth(12, 6))
    for (let step = 0; step <= 30_000; step++) if (isRecorded(step)) history.appendRow(row.fill(step), 0, 12, 6)
    expect(history.length).toBeGreaterThan(100)
    expect(history.length).toBeLessThan(202)
    expect(history.steps[history.length - 1]).toBe(30_000)
  })
})
