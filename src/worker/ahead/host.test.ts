import { describe, expect, it } from 'vitest'
import { setField } from '../../core/config/paths'
import type { Recording } from '../../core/config/types'
import { createCpuEngine } from '../../engine/cpu/engine'
import { createTrainer } from '../../engine/trainer'
import { small } from '../testing/host'
import { Turns } from '../testing/turns'
import { startAheadHost } from './host'
import type { AheadCommand, AheadEvent } from './protocol'

const LOSS = 6
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
    obey({ type: 'show', request, recording: small(), from: null, since: 0, to: 200, ...patch })
  return { turns, events, obey, show }
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
