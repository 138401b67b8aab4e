import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type Client, createClient } from './client'
import type { Place, Places } from './places'
import type { CommandMessage, EventMessage, Events, WireError } from './protocol'
import { small } from './testing/host'

/** A place that does nothing by itself: the test sends its events. */
interface FakePlace {
  readonly said: CommandMessage[]
  ended: boolean
  tell<K extends keyof Events>(type: K, payload?: object): void
  fail(error: WireError): void
}

let workers: FakePlace[]
let here: FakePlace[]
let events: EventMessage[]
let client: Client
let webgl: boolean

function startOf(list: FakePlace[], mayEnd: boolean): Places['worker'] {
  return (onEvent, fail) => {
    const place: FakePlace & Place = {
      said: [],
      ended: false,
      mayEnd,
      post: (message) => place.said.push(message),
      end: () => {
        place.ended = true
      },
      tell(type, payload = {}) {
        const generation = Math.max(0, ...place.said.map((message) => message.generation))
        onEvent({ type, generation, ...payload } as unknown as EventMessage)
      },
      fail,
    }
    list.push(place)
    return place
  }
}

const load = (generation: number) =>
  client.post({
    type: 'load',
    generation,
    recordings: [small()],
    engine: 'cpu',
    play: true,
    mode: 'one',
    from: null,
  })
const typesIn = ({ said }: FakePlace) => said.map(({ type, generation }) => `${type} ${generation}`)
const ready = { engine: { reason: 'chosen', thread: 'worker' } }

beforeEach(() => {
  vi.useFakeTimers()
  workers = []
  here = []
  events = []
  webgl = false
  client = createClient((event) => events.push(event), {
    worker: startOf(workers, true),
    here: startOf(here, false),
    pageHasWebgl: () => webgl,
  })
})
afterEach(() => vi.useRealTimers())

/** A worker that serves its first load. */
function serving(): FakePlace {
  client.post({ type: 'visible', generation: 0, visible: true, pauseWhenHidden: false })
  load(1)
  const [worker] = workers
  worker.tell('heard')
  worker.tell('ready', ready)
  return worker
}

describe('a busy worker', () => {
  it('is replaced a second after a load, and the next one gets all commands that matter', () => {
    const busy = serving()
    client.post({ type: 'pace', generation: 1, stepsPerSecond: 7 })
    client.post({ type: 'acknowledge', generation: 1, frame: 1, buffers: [] })
    load(2)
    client.post({ type: 'pictures', generation: 2, run: 0, tasks: [0], cells: 8 })
    client.post({ type: 'pause', generation: 2 } as CommandMessage)
    vi.advanceTimersByTime(1000)
    expect(busy.ended).toBe(true)
    expect(workers).toHaveLength(2)
    expect(typesIn(workers[1])).toEqual(['visible 2', 'pace 2', 'load 2', 'pictures 2', 'pause 2'])
    expect(workers[1].said[1]).toMatchObject({ stepsPerSecond: 7 })
    // Later messages of the old worker are ignored.
    const { length } = events
    busy.tell('stopped', {})
    expect(events).toHaveLength(length)
    workers[1].tell('heard')
    workers[1].tell('ready', ready)
    expect(events.at(-1)).toMatchObject({ type: 'ready', generation: 2 })
  })

  it('has a second from the oldest of several unconfirmed loads', () => {
    const busy = serving()
    for (let generation = 2; generation < 12; generation++) {
      load(generation)
      vi.advanceTimersByTime(99)
    }
    expect(busy.ended).toBe(false)
    vi.advanceTimersByTime(20)
    expect(busy.ended).toBe(true)
    expect(typesIn(workers[1])).toEqual(['visible 11', 'load 11'])
  })

  it('stays if it confirms the load in time, however long it then takes to be ready', () => {
    const worker = serving()
    load(2)
    vi.advanceTimersByTime(900)
    worker.tell('heard')
    vi.advanceTimersByTime(60_000)
    expect(workers).toHaveLength(1)
    expect(worker.ended).toBe(false)
  })

  it('gets more time while its code is loading, and no limit for the first load', () => {
    load(1)
    vi.advanceTimersByTime(60_000)
    expect(workers).toHaveLength(1)
    load(2)
    vi.advanceTimersByTime(9_900)
    expect(workers).toHaveLength(1)
    vi.advanceTimersByTime(100)
    expect(workers).toHaveLength(2)
    expect(typesIn(workers[1])).toEqual(['load 2'])
  })
})

describe('a dead worker', () => {
  it('reports the error, and the next load starts another one at once', () => {
    const dead = serving()
    dead.fail({ name: 'WorkerError', message: 'out of memory' })
    expect(events.at(-1)).toMatchObject({ type: 'failed', generation: 1, error: { message: 'out of memory' } })
    expect(dead.ended).toBe(true)
    client.post({ type: 'play', generation: 1 } as CommandMessage)
    expect(workers).toHaveLength(1)
    load(2)
    expect(typesIn(workers[1])).toEqual(['visible 2', 'load 2'])
  })

  it('that reports nothing is replaced after the next load', () => {
    serving()
    load(2)
    vi.advanceTimersByTime(1000)
    expect(typesIn(workers[1])).toEqual(['visible 2', 'load 2'])
  })
})

describe('the main thread', () => {
  it('serves where only the page has WebGL, and has no deadline', () => {
    webgl = true
    client.post({ type: 'visible', generation: 0, visible: true, pauseWhenHidden: true })
    load(1)
    client.post({ type: 'play', generation: 1 } as CommandMessage)
    workers[0].tell('heard')
    workers[0].tell('ready', { engine: { reason: 'noWebGL2', thread: 'worker' } })
    expect(workers[0].ended).toBe(true)
    expect(events).toEqual([])
    expect(typesIn(here[0])).toEqual(['visible 1', 'load 1', 'play 1'])
    here[0].tell('heard')
    here[0].tell('ready', { engine: { reason: 'default', thread: 'main' } })
    expect(events.map(({ type }) => type)).toEqual(['ready'])
    load(2)
    vi.advanceTimersByTime(60_000)
    expect(here[0].ended).toBe(false)
    expect(workers).toHaveLength(1)
  })
})
