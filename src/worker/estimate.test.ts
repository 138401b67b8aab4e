import { afterEach, describe, expect, it } from 'vitest'
import { defaultConfig } from '../core/config/defaults'
import { setField } from '../core/config/paths'
import type { RunConfig } from '../core/config/types'
import { decodeLink } from '../share/link'
import { multiplyAdds, slowStepOf } from './estimate'
import { openTestHost, small, type TestHost } from './testing/host'
import { toWireError } from './wireError'

/** Twelve tasks, trunk 6 x 256, heads 3 x 256, batch 5,000: about 106 s a step on the CPU engine. */
const HEAVY =
  '#1MiQzjN1ABkVBrYGaa1OgiXGpma6WDBsTpKGaiysUBdYA8lQUwDchGuh6Z9oCeygbIwTwCzApoINGegiYIzCpoYON-giSFnIzQpcK5CE4NkMnS7QHkO3VXgLIhuIiRHookikgBYNLYWAA'
const heavy = decodeLink(HEAVY).recording
const cpu = { kind: 'cpu', renderer: '', software: false } as const
const card = { kind: 'webgl', renderer: '', software: false } as const
const runsOf = (config: RunConfig, count: number) =>
  Array.from({ length: count }, (_, seed) => ({ config: setField(config, 'training.seed', seed), edits: [] }))

describe('the estimate of a step', () => {
  it('counts what a recorded step multiplies', () => {
    const spec = {
      inputWidth: 2,
      trunk: [3],
      activation: 'tanh',
      batchNorm: null,
      dropout: false,
      head: [],
      tasks: [
        { kind: 'regression', outputs: 1, targetWidth: 1, loss: 'mse' },
        { kind: 'regression', outputs: 1, targetWidth: 1, loss: 'mse' },
      ],
      optimizer: 'sgd',
      batchSize: 10,
      clips: false,
      runCount: 1,
    } as const
    // Trunk 2·3, heads 2·3: three times forward, the heads three times back, the trunk for two tasks and the sum.
    const row = 3 * (6 + 6) + 3 * 6 + 2 * 3 * 6
    expect(multiplyAdds(spec, 7)).toBe(10 * row + 7 * 12)
    expect(multiplyAdds({ ...spec, runCount: 4 }, 7)).toBe(4 * multiplyAdds(spec, 7))
  })

  it('reports a step of a hundred seconds, and the batch with which it would take two', () => {
    const slow = slowStepOf([heavy], cpu)
    expect(slow?.seconds).toBeGreaterThan(50)
    expect(slow?.seconds).toBeLessThan(200)
    expect(slow?.batchSize).toBeGreaterThan(5)
    const lighter = setField(heavy.config, 'training.batchSize', slow?.batchSize ?? 0)
    expect(slowStepOf([{ config: lighter, edits: [] }], cpu)).toBeNull()
    // With so many runs no batch is small enough.
    expect(slowStepOf(runsOf(heavy.config, 60), cpu)?.batchSize).toBeNull()
  })

  it('reports nothing for usual set-ups, even on software rendering and with as many runs as a comparison may have', () => {
    const wide = setField(setField(defaultConfig, 'network.trunk', [64, 64]), 'training.batchSize', 128)
    for (const info of [cpu, card, { ...card, software: true }]) {
      expect(slowStepOf(runsOf(defaultConfig, 64), info)).toBeNull()
      expect(slowStepOf(runsOf(wide, 16), info)).toBeNull()
    }
    expect(slowStepOf([{ config: setField(heavy.config, 'network.head', []), edits: [] }], card)).toBeNull()
  })
})

describe('a load that is too much', () => {
  let host: TestHost
  afterEach(() => host.close())

  it('waits until the person starts it, and gives the reason', async () => {
    host = openTestHost()
    host.send('load', { recordings: [heavy], engine: 'cpu', play: true, mode: 'one', from: null })
    const { slow } = await host.wait('ready')
    expect(slow?.seconds).toBeGreaterThan(50)
    // Step 0 is not looked at closely either, as that takes as long as the step.
    expect(await host.wait('frame')).toMatchObject({ step: 0, playing: false, now: null, records: [] })
    await host.settle()
    expect(host.events.filter(({ type }) => type === 'frame')).toHaveLength(1)
    // Nor is a step done to measure the engines.
    host.send('measureEngines', { milliseconds: 100, engines: ['wasm', 'cpu'] })
    const { speeds } = await host.wait('enginesMeasured')
    expect(speeds.map(({ engine, estimated }) => [engine, estimated])).toEqual([
      ['wasm', true],
      ['cpu', true],
    ])
    expect(speeds[1].stepsPerSecond).toBeCloseTo(1 / (slow?.seconds ?? 0), 9)

    host.send('load', { recordings: [small()], engine: 'cpu', play: true, mode: 'one', from: null })
    expect((await host.wait('ready', ({ generation }) => generation === 3)).slow).toBeNull()
    await host.wait('frame', ({ step }) => step > 5)
  }, 30_000)

  it('of sixty runs names the memory that they need before allocating any', async () => {
    host = openTestHost()
    host.send('load', {
      recordings: runsOf(heavy.config, 60),
      engine: 'cpu',
      play: true,
      mode: 'many',
      from: null,
    })
    const { error } = await host.wait('failed')
    expect(error.limit).toMatchObject({ name: 'memory', available: 4e9 })
    expect(error.limit?.wanted).toBeGreaterThan(4e9)
    // Different programs are separate populations, but share the memory.
    host.send('load', {
      recordings: runsOf(heavy.config, 40).map((recording, k) => ({
        ...recording,
        config: setField(recording.config, 'network.trunk', k % 2 ? [256, 256, 256, 256, 256, 255] : [256]),
      })),
      engine: 'cpu',
      play: true,
      mode: 'many',
      from: null,
    })
    const second = await host.wait('failed', ({ generation }) => generation === 3)
    expect(second.error.limit?.name).toBe('memory')
    host.send('load', { recordings: [small()], engine: 'cpu', play: true, mode: 'one', from: null })
    await host.wait('frame', ({ step, generation }) => step > 5 && generation === 4)
  }, 30_000)

  it('is named when an allocation fails', () => {
    for (const message of [
      'Array buffer allocation failed',
      'Invalid typed array length: 99',
      'Invalid array length',
    ]) {
      expect(toWireError(new RangeError(message)).limit?.name).toBe('memory')
    }
    expect(toWireError(new RangeError('Maximum call stack size exceeded')).limit).toBeUndefined()
  })
})
