/**
 * A line from the page to a worker. Every command carries the generation of the present load, and
 * whoever takes the events drops those of an older one.
 */
import type { CommandMessage, Commands } from '../worker/protocol'

/** What the stores need of the worker's client; tests hand in one of their own. */
export interface Line {
  post(message: CommandMessage, transfer?: Transferable[]): void
}

export class Connection {
  private line: Line | null = null
  private loads = 0

  /** Of the newest load. */
  get generation(): number {
    return this.loads
  }

  connect(line: Line | null): void {
    this.line = line
  }

  /** Without a line (before the session starts, in tests of stores alone) a command goes nowhere. */
  send<K extends keyof Commands>(type: K, payload: Commands[K], transfer: Transferable[] = []): void {
    this.line?.post({ type, generation: this.loads, ...payload } as CommandMessage, transfer)
  }

  load(payload: Commands['load']): void {
    this.loads++
    this.send('load', payload)
  }
}

/** To the worker of the run that the page shows in depth. */
const main = new Connection()

export const connect = (line: Line | null): void => main.connect(line)
export const presentGeneration = (): number => main.generation
export const send: Connection['send'] = (type, payload, transfer) => main.send(type, payload, transfer)
export const sendLoad = (payload: Commands['load']): void => main.load(payload)
