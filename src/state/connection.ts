/**
 * The connection from the page to a worker. Every command carries the generation of the newest load, so that either
 * side can drop messages of an older one.
 */
import type { CommandMessage, Commands } from '../worker/protocol'

/** The part of the worker's client that a connection uses; tests bring their own. */
export interface Line {
  post(message: CommandMessage, transfer?: Transferable[]): void
}

export type Send = <K extends keyof Commands>(type: K, payload: Commands[K], transfer?: Transferable[]) => void

export interface Connection {
  /** Counts the loads; that of the newest one. */
  readonly generation: number
  connect(line: Line | null): void
  /** Without a line (before the session starts) a command is discarded. */
  readonly send: Send
  load(payload: Commands['load']): void
}

export function createConnection(): Connection {
  let line: Line | null = null
  let generation = 0
  const send: Send = (type, payload, transfer = []) => {
    line?.post({ type, generation, ...payload } as CommandMessage, transfer)
  }
  return {
    get generation() {
      return generation
    },
    connect(newLine) {
      line = newLine
    },
    send,
    load(payload) {
      generation++
      send('load', payload)
    },
  }
}
