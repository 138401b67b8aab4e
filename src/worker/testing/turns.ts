/**
 * For tests: a clock and a wire that do not depend on the speed of the machine. Timers and messages wait in one queue,
 * and one of them runs in each turn of the event loop: the earliest, and of equal ones the one that was queued first.
 * Time is simulated: each look at the clock takes a millisecond, and a timer takes the time that it was set to.
 */
import type { Clock } from '../clock'
import type { Endpoint } from '../protocol'

interface Waiting {
  readonly due: number
  readonly run: () => void
}

/** A host that is not at rest after so many turns trains without end. */
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

  /** Simulated milliseconds so far; reading them takes no time. */
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

  /** Waits until the queue is empty; fails where it stays busy. */
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

  /** Each entry has a turn of its own, so that code that awaits its promises runs before the next entry. */
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

/** Two ends of a wire. A message posted at one end arrives at the other in a later turn, cloned as a port clones it. */
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
