/**
 * The page's end of the wire for many runs: on the CPU engine they are spread over several workers, which look like one
 * to the page. WebGL trains all runs in one worker, because it draws all of them at once. A graphics device is not
 * faster with several contexts.
 *
 * Which engine serves is known once a worker is ready. So the first load goes to one worker. If that one trains on the
 * processor, the load is spread and starts over before any step of it was shown; later loads are spread at once. Where
 * the person changes a spread load to WebGL, a new worker takes over all runs at the step at which they stand.
 */
import type { EngineKind } from '../../engine/engine'
import { type Client, createClient } from '../client'
import type { CommandMessage, EngineStatus, EventMessage, Why, WireError } from '../protocol'
import { tooLargeFor } from '../wireError'
import { Part } from './part'
import { shareOut, workersFor } from './shares'
import { type Gathered, Spread } from './spread'

type OnEvent = (event: EventMessage) => void
type Load = Extract<CommandMessage, { type: 'load' }>

export interface PoolOptions {
  /** Starts a worker. */
  readonly open?: (onEvent: OnEvent) => Client
  /** The page draws no curves of these runs while they train. */
  readonly still?: boolean
  /** The most workers for a load. */
  readonly workers?: number
}

export function createPoolClient(
  onEvent: OnEvent,
  { open = createClient, still = false, workers = workersFor(coresHere(), still) }: PoolOptions = {},
): Client {
  return new Pool(onEvent, open, workers)
}

/** 1 where the browser does not tell. */
const coresHere = (): number => globalThis.navigator?.hardwareConcurrency || 1

/** A load as it is served at the moment. */
interface Job {
  obey(command: CommandMessage, transfer?: Transferable[]): void
  /** An event of this load from the worker at that place. */
  receive(event: EventMessage, place: number): void
}

class Pool implements Client {
  private members: Client[] = []
  /** May take over the runs of all members, and is not one of them yet. */
  private heir: Client | null = null
  private job: Job | null = null
  /** Of the page's newest load. */
  private generation = 0
  /** Counts what the workers are given to train: a load that is spread after its first worker was ready counts twice. */
  private serial = 0
  /** What served, by the engine that was asked for. */
  private readonly served = new Map<EngineKind | 'auto', EngineStatus>()
  /** The last command of each type that holds for all loads. */
  private readonly standing = new Map<string, CommandMessage>()

  constructor(
    private readonly onEvent: OnEvent,
    private readonly open: (onEvent: OnEvent) => Client,
    private readonly workers: number,
  ) {
    this.staff(1)
  }

  post(message: CommandMessage, transfer?: Transferable[]): void {
    if (message.type === 'visible' || message.type === 'pace') {
      this.standing.set(message.type, message)
      for (const worker of [...this.members, ...(this.heir ? [this.heir] : [])]) this.forward(worker, message)
    } else if (message.type === 'load') {
      this.generation = message.generation
      this.load(message)
    } else if (message.generation === this.generation) this.job?.obey(message, transfer)
  }

  end(): void {
    this.dismissHeir()
    this.staff(0)
    this.job = null
  }

  private load(load: Load): void {
    this.dismissHeir()
    const status = this.served.get(load.engine)
    if (status && this.gains(load, status)) this.spread(load, status)
    else this.give(load)
  }

  private gains({ recordings }: Load, { kind, thread }: EngineStatus): boolean {
    return kind !== 'webgl' && thread === 'worker' && shareOut(recordings, this.workers).length > 1
  }

  /** Gives the load to one worker, and spreads it when the worker turns out to train on the processor. */
  private give(load: Load): void {
    this.staff(1)
    this.serial++
    const [member] = this.members
    const said: CommandMessage[] = []
    let ready = false
    this.job = {
      obey: (command, transfer) => {
        if (!ready) said.push(command)
        this.forward(member, command, transfer)
      },
      receive: (event) => {
        if (event.type === 'ready') {
          ready = true
          const { engine } = event
          // Another load may be small enough for the graphics card.
          if (engine.reason !== 'tooLarge' && engine.reason !== 'contextLost') this.served.set(load.engine, engine)
          if (this.gains(load, engine)) return this.spread(load, engine, said)
        }
        this.onEvent({ ...event, generation: this.generation } as EventMessage)
      },
    }
    this.forward(member, load)
  }

  private spread(load: Load, { kind, ...status }: EngineStatus, said: readonly CommandMessage[] = []): void {
    const shares = shareOut(load.recordings, this.workers)
    this.staff(shares.length)
    this.serial++
    const { generation, serial } = this
    const parts = shares.map((runs, place) => {
      const member = this.members[place]
      return new Part(
        runs,
        (type, payload) => member.post({ ...payload, type, generation: serial } as unknown as CommandMessage),
        load.from?.step ?? 0,
      )
    })
    const spread = new Spread({
      parts,
      load: { ...load, engine: kind },
      why: { reason: status.reason, refusal: status.refusal },
      said,
      tell: (type, payload) => this.onEvent({ ...payload, type, generation } as unknown as EventMessage),
      onGathered: (gathered) => this.unite(load, gathered, spread),
    })
    this.job = {
      obey: (command) => spread.obey(command),
      receive: (event, place) => spread.receive(parts[place], event),
    }
  }

  /** Gives the runs of a spread load to one new worker, on WebGL. If it cannot train them, they stay where they are. */
  private unite(load: Load, { recordings, standing, step }: Gathered, spread: Spread): void {
    const { generation } = this
    const serial = this.serial + 1
    const stay = (why: Why) => {
      this.dismissHeir()
      spread.stay(why)
    }
    const heir = this.open((event) => {
      if (this.members[0] === heir) return this.hear(event, 0)
      if (this.heir !== heir || event.generation !== serial) return
      if (event.type === 'ready' && event.engine.kind !== 'webgl') stay({ reason: event.engine.reason })
      else if (event.type === 'failed') stay(whyRefused(event.error))
      else if (event.type === 'ready') {
        this.staff(0)
        this.heir = null
        this.members = [heir]
        this.serial = serial
        this.job = {
          obey: (command, transfer) => this.forward(heir, command, transfer),
          receive: (event) => this.onEvent({ ...event, generation } as EventMessage),
        }
        this.onEvent({ type: 'engineChanged', generation, engine: event.engine, step })
        const { plays, said } = spread.leave()
        if (plays) heir.post({ type: 'play', generation: serial } as CommandMessage)
        for (const command of said) this.forward(heir, command)
      }
    })
    this.heir = heir
    for (const message of this.standing.values()) heir.post({ ...message, generation: serial } as CommandMessage)
    heir.post({ ...load, recordings, standing, from: null, engine: 'webgl', play: false, generation: serial })
  }

  private hear(event: EventMessage, place: number): void {
    if (event.generation === this.serial) this.job?.receive(event, place)
  }

  private dismissHeir(): void {
    this.heir?.end()
    this.heir = null
  }

  /** Starts workers or ends some, until there are `count`. */
  private staff(count: number): void {
    for (const member of this.members.splice(count)) member.end()
    while (this.members.length < count) {
      const place = this.members.length
      const member = this.open((event) => {
        if (this.members[place] === member) this.hear(event, place)
      })
      this.members.push(member)
      for (const message of this.standing.values()) this.forward(member, message)
    }
  }

  private forward(member: Client, message: CommandMessage, transfer?: Transferable[]): void {
    member.post({ ...message, generation: this.serial } as CommandMessage, transfer)
  }
}

/** Why the WebGL engine takes no runs: its limit, or its context was lost in the attempt. */
const whyRefused = ({ limit }: WireError): Why =>
  limit ? tooLargeFor({ engine: 'webgl', ...limit }) : { reason: 'contextLost' }
