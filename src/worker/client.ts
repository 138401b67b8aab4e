/**
 * The page's end of the wire: a worker, or, where only the main thread may train, the same host there
 * in small slices. Imports no engine: that code is the worker's chunk.
 *
 * A worker cannot be interrupted: while it is in an update, which may take minutes, and after it has
 * died, it hears nothing. So every load has to be heard within a second; else the worker is ended and
 * another one takes its place.
 */
import { browserPlaces, type Place, type Places } from './places'
import type { CommandMessage, EventMessage } from './protocol'

export interface Client {
  post(message: CommandMessage, transfer?: Transferable[]): void
}

type OnEvent = (event: EventMessage) => void

/** Milliseconds within which a load is heard. */
const DEADLINE = 1000
/** The same for a worker whose code may still be on its way. */
const FIRST_DEADLINE = 10_000

export function createClient(onEvent: OnEvent, places: Places = browserPlaces): Client {
  return new WatchedClient(onEvent, places)
}

class WatchedClient implements Client {
  private place: Place | null = null
  /** Of the newest load. */
  private generation = 0
  /** The place has spoken: its code is there. */
  private awake = false
  /** The newest load is served; until then, another place has to hear all of `said`. */
  private ready = false
  /** What was said since the newest load, the load included. */
  private said: CommandMessage[] = []
  /** Says what holds for every load, by type. */
  private readonly standing = new Map<string, CommandMessage>()
  private timer: ReturnType<typeof setTimeout> | undefined

  constructor(
    private readonly onEvent: OnEvent,
    private readonly places: Places,
  ) {
    this.open(places.worker)
  }

  post(message: CommandMessage, transfer?: Transferable[]): void {
    this.generation = Math.max(this.generation, message.generation)
    if (message.type === 'load') this.expectAnswer()
    if (message.type === 'visible' || message.type === 'pace') this.standing.set(message.type, message)
    else if (message.type !== 'acknowledge' && !this.ready) this.said.push(message)
    // A dead worker is replaced by the next load.
    if (this.place) this.place.post(message, transfer)
    else if (message.type === 'load') this.move(this.places.worker)
  }

  private expectAnswer(): void {
    const first = this.said.length === 0 && !this.awake
    this.ready = false
    this.said = []
    // Loads may come faster than the deadline: the oldest one that was not heard counts.
    if (!first && this.timer === undefined) this.watch(this.awake ? DEADLINE : FIRST_DEADLINE)
  }

  private watch(milliseconds: number): void {
    this.unwatch()
    if (this.place?.mayEnd) this.timer = setTimeout(() => this.move(this.places.worker), milliseconds)
  }

  private unwatch(): void {
    clearTimeout(this.timer)
    this.timer = undefined
  }

  private open(start: Places['worker']): void {
    const place = start(
      (event) => {
        if (place === this.place) this.receive(event)
      },
      (error) => {
        if (place !== this.place) return
        // What it still does after an error, nobody knows.
        this.leave()
        this.onEvent({ type: 'failed', generation: this.generation, error })
      },
    )
    this.place = place
    this.awake = false
  }

  private leave(): void {
    this.unwatch()
    this.place?.end()
    this.place = null
  }

  /** To another place, which hears all that matters once more. */
  private move(start: Places['worker']): void {
    this.leave()
    this.open(start)
    for (const message of this.standing.values())
      this.place?.post({ ...message, generation: this.generation } as CommandMessage)
    for (const message of this.said) this.place?.post(message)
  }

  private receive(event: EventMessage): void {
    this.awake = true
    if (event.type === 'heard') {
      // One that was heard of several in a row: the worker lives, and has come to the next.
      if (event.generation < this.generation) this.watch(DEADLINE)
      else this.unwatch()
      return
    }
    if (event.type === 'ready' && event.generation === this.generation && !this.ready) {
      // A worker without WebGL says so before the first step, so nothing is lost by moving then.
      const { reason, thread } = event.engine
      if (reason === 'noWebGL2' && thread === 'worker' && this.places.pageHasWebgl()) {
        this.move(this.places.here)
        return
      }
      this.ready = true
      this.said = []
    }
    this.onEvent(event)
  }
}
