/**
 * For tests: a clock and a wire that do not depend on how fast the machine is. Timers and messages wait in one queue and
 * come one a turn of the event loop, the earliest first, those due at once in the order in which they were put there. Time
 * passes only in the queue: each look at the clock costs a millisecond, and waiting costs what it says.
 */
import type { Clock } from '../clock'
import type { Endpoint } from '../protocol'

interface Waiting {
  readonly due: number
  readonly run: () => void
}

/** A test that has not come to rest by then trains without end. */
const MOST_TURNS = 5000

export class Turns {
  private time = 0
  private waiting: readonly Waiting[] = []
  private runs = false
  private readonly watchers = new Set<() => void>()
  private count = 0

  readonly clock: Clock = {
    now: () => this.time++,
    after: (milliseconds, run) => this.put(milliseconds, run),
  }

  /** Milliseconds that have passed; this look costs nothing. */
  get passed(): number {
    return this.time
  }

  /** Runs `run` when it is due; returns a way to cancel. */
  put(milliseconds: number, run: () => void): () => void {
    const entry = { due: this.time + milliseconds, run }
    this.waiting = [...this.waiting, entry]
    this.start()
    return () => {
      this.waiting = this.waiting.filter((other) => other !== entry)
    }
  }

  /** Lets so many turns pass. */
  pass(turns: number): Promise<void> {
    const end = this.count + turns
    return this.until(() => this.count >= end || this.waiting.length === 0)
  }

  /** Lets everything happen that happens by itself. Fails where that has no end. */
  async rest(): Promise<void> {
    const end = this.count + MOST_TURNS
    await this.until(() => this.waiting.length === 0 || this.count >= end)
    if (this.waiting.length > 0) throw new Error('nothing came to rest')
  }

  private until(holds: () => boolean): Promise<void> {
    return new Promise((resolve) => {
      const watch = () => {
        if (!holds()) return
        this.watchers.delete(watch)
        resolve()
      }
      this.watchers.add(watch)
      this.start()
    })
  }

  /** Each entry has a turn of its own, so that what waits for its promises has run before the next one. */
  private start(): void {
    if (this.runs) return
    this.runs = true
    setImmediate(this.turn)
  }

  private readonly turn = (): void => {
    this.runs = false
    this.count++
    for (const watch of this.watchers) watch()
    const next = this.waiting.reduce<Waiting | null>(
      (best, entry) => (best && best.due <= entry.due ? best : entry),
      null,
    )
    if (next) {
      this.waiting = this.waiting.filter((entry) => entry !== next)
      this.time = Math.max(this.time, next.due)
      next.run()
    }
    if (this.waiting.length > 0 || this.watchers.size > 0) this.start()
  }
}

type Listener = (event: MessageEvent) => void

/** Two ends of a wire. What is posted at one comes out at the other in a turn of its own, cloned as a port clones it. */
export function createWire(turns: Turns): readonly [Endpoint, Endpoint] {
  const listeners: readonly [Set<Listener>, Set<Listener>] = [new Set(), new Set()]
  const end = (own: 0 | 1): Endpoint => ({
    postMessage(message, transfer = []) {
      const data: unknown = structuredClone(message, { transfer })
      turns.put(0, () => {
        for (const listener of listeners[1 - own]) listener({ data } as MessageEvent)
      })
    },
    addEventListener: (_, listener) => listeners[own].add(listener),
    removeEventListener: (_, listener) => listeners[own].delete(listener),
  })
  return [end(0), end(1)]
}
