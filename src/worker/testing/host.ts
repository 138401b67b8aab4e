/** For tests: a host in Node, on a clock and a wire of turns, and a device that can be lost. */
import { defaultConfig } from '../../core/config/defaults'
import type { Recording, RunConfig } from '../../core/config/types'
import { createCpuEngine } from '../../engine/cpu/engine'
import {
  DeviceLostError,
  type Engine,
  type EngineKind,
  type EngineLimitError,
  type Population,
  type ProgramSpec,
} from '../../engine/engine'
import { browserEngines, type EngineSources, type OpenEngine, type Unavailable } from '../engines'
import { startHost } from '../host'
import type { CommandMessage, Commands, EventMessage } from '../protocol'
import { createWire, Turns } from './turns'

/** Small and quick, two tasks of different kinds. */
export const smallConfig: RunConfig = {
  ...defaultConfig,
  problem: { ...defaultConfig.problem, samples: 80 },
  tasks: [
    { ...defaultConfig.tasks[0], id: 't1' },
    { ...defaultConfig.tasks[2], id: 't2', scale: 1 },
  ],
  network: { ...defaultConfig.network, trunk: [6] },
  training: { ...defaultConfig.training, batchSize: 16 },
}
export const small = (edits: Recording['edits'] = []): Recording => ({ config: smallConfig, edits })

/** A device that can be lost and given back at will; in truth the CPU engine. */
export class FakeDevice {
  readonly opened: Engine[] = []
  /** How many of its engines have been disposed. */
  closed = 0
  private lost = new Set<Engine>()
  /** Lost engines whose `isLost` does not say so yet. */
  private silent = new Set<Engine>()
  private restoredListeners: (() => void)[] = []
  private readsLeft = Number.POSITIVE_INFINITY
  /** What is thrown for a population; null for one that it takes. */
  private refusalOf: (spec: ProgramSpec) => EngineLimitError | null = () => null

  constructor(readonly kind: EngineKind = 'webgl') {}

  open = async (): Promise<OpenEngine> => {
    const cpu = createCpuEngine()
    const engine: Engine = {
      ...cpu,
      info: { ...cpu.info, kind: this.kind },
      create: async (spec, data) => {
        const refusal = this.refusalOf(spec)
        if (refusal) throw refusal
        return this.guarded(await cpu.create(spec, data), engine)
      },
      dispose: () => {
        this.closed++
      },
      isLost: () => this.lost.has(engine) && !this.silent.has(engine),
    }
    this.opened.push(engine)
    return {
      engine,
      onLost: () => {},
      onRestored: (listener) => this.restoredListeners.push(listener),
      reopen: this.open,
    }
  }

  /** From now on it does not take populations for which this is a limit. */
  refuse(refusalOf: (spec: ProgramSpec) => EngineLimitError | null): void {
    this.refusalOf = refusalOf
  }

  /** Sends no event, like a real device: whoever asks finds out. */
  lose(): void {
    for (const engine of this.opened) this.lost.add(engine)
  }

  /**
   * Loses the device at the `count`-th read from now on (1: the next), as when a browser's graphics process ends.
   * `isLost` returns true only after that read has failed.
   */
  loseAtRead(count: number): void {
    this.readsLeft = count
  }

  giveBack(): void {
    for (const listener of this.restoredListeners.splice(0)) listener()
  }

  private guarded(population: Population, engine: Engine): Population {
    return new Proxy(population, {
      get: (target, name) => {
        const value: unknown = Reflect.get(target, name)
        if (typeof value !== 'function') return value
        return (...given: unknown[]) => {
          if (READERS.has(name)) this.beforeRead(engine)
          return value.apply(target, given)
        }
      },
    })
  }

  private beforeRead(engine: Engine): void {
    if (--this.readsLeft === 0) {
      this.lose()
      for (const lost of this.opened) this.silent.add(lost)
    }
    if (!this.lost.has(engine)) return
    this.silent.delete(engine)
    throw new DeviceLostError()
  }
}

/** Functions of a population that read from its device. */
const READERS = new Set<string | symbol>([
  'read',
  'observe',
  'probe',
  'evaluate',
  'predict',
  'lastLosses',
  'lossesAgain',
] satisfies (keyof Population)[])

export interface TestHost {
  readonly events: EventMessage[]
  send<K extends keyof Commands>(type: K, payload: Commands[K], generation?: number): void
  /** The first event of that type that `where` accepts, among those so far and those to come. */
  wait<K extends EventMessage['type']>(type: K, where?: (event: EventOf<K>) => boolean): Promise<EventOf<K>>
  /** Waits until nothing more happens by itself; fails for a training that has no end. */
  settle(): Promise<void>
  /** Lets a training that has no end run for so many turns. */
  pass(turns: number): Promise<void>
  /** Milliseconds of the host's clock that have passed. */
  passed(): number
  /** From now on frames are not acknowledged. */
  holdAcknowledgements(): void
  acknowledgeHeld(): void
  close(): void
}
type EventOf<K extends EventMessage['type']> = Extract<EventMessage, { type: K }>
type FrameEvent = EventOf<'frame' | 'manyFrame'>

export interface TestHostOptions {
  readonly engines?: Partial<EngineSources>
  readonly budget?: number
  readonly thread?: 'worker' | 'main'
  /** Milliseconds for which a lost device is waited for; without end if left out. */
  readonly patience?: number
}

const noWebgl = async (): Promise<{ unavailable: Unavailable }> => ({ unavailable: 'noWebGL2' })

export function openTestHost({
  engines = {},
  budget = 8,
  thread = 'worker',
  patience = Number.POSITIVE_INFINITY,
}: TestHostOptions = {}): TestHost {
  const turns = new Turns()
  const [page, worker] = createWire(turns)
  const cpu = new FakeDevice('cpu')
  const stop = startHost(worker, {
    engines: { cpu: cpu.open, webgl: noWebgl, wasm: browserEngines.wasm, ...engines },
    clock: turns.clock,
    thread,
    budget,
    patience,
  })
  const events: EventMessage[] = []
  const held: FrameEvent[] = []
  const waiting = new Set<() => void>()
  let generation = 1
  let holds = false

  const post = (message: CommandMessage) => page.postMessage(message)
  const acknowledge = ({ frame, generation }: FrameEvent) =>
    post({ type: 'acknowledge', generation, frame, buffers: [] })
  const receive = ({ data }: MessageEvent<EventMessage>) => {
    events.push(data)
    if (data.type === 'frame' || data.type === 'manyFrame') {
      if (holds) held.push(data)
      else acknowledge(data)
    }
    for (const check of waiting) check()
  }
  page.addEventListener('message', receive)
  return {
    events,
    send(type, payload, of = type === 'load' ? ++generation : generation) {
      post({ type, generation: of, ...payload } as CommandMessage)
    },
    wait: (type, where = () => true) =>
      new Promise((resolve) => {
        const check = () => {
          const found = events.find(
            (event): event is EventOf<typeof type> => event.type === type && where(event as never),
          )
          if (!found) return
          waiting.delete(check)
          resolve(found)
        }
        waiting.add(check)
        check()
      }),
    settle: () => turns.rest(),
    pass: (count) => turns.pass(count),
    passed: () => turns.passed,
    holdAcknowledgements() {
      holds = true
    },
    acknowledgeHeld() {
      holds = false
      for (const frame of held.splice(0)) acknowledge(frame)
    },
    close() {
      stop()
      page.removeEventListener('message', receive)
    },
  }
}

/** Records of a load of mode `one`, in the order in which they came. */
export const recordsIn = (events: readonly EventMessage[]) =>
  events.flatMap((event) => (event.type === 'frame' ? event.records : []))
