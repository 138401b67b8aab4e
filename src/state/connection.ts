/**
 * The page's line to the worker. Every command carries the generation of the present load, and
 * events of an older one are dropped in `events.ts`.
 */
import type { CommandMessage, Commands } from '../worker/protocol'

/** What the stores need of the worker's client; tests hand in one of their own. */
export interface Line {
  post(message: CommandMessage, transfer?: Transferable[]): void
}

let line: Line | null = null
let generation = 0

export function connect(to: Line | null): void {
  line = to
}

export const presentGeneration = (): number => generation

/** Without a line (before the session starts, in tests of stores alone) a command goes nowhere. */
export function send<K extends keyof Commands>(type: K, payload: Commands[K], transfer: Transferable[] = []): void {
  line?.post({ type, generation, ...payload } as CommandMessage, transfer)
}

export function sendLoad(payload: Commands['load']): void {
  generation++
  send('load', payload)
}
