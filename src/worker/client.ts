/**
 * The page's end of the wire. The host runs in a worker, or in small slices on the main thread where only that one has
 * WebGL. This file imports no engine: engines belong to the worker's chunk.
 *
 * A worker receives no messages during an update, which may take minutes, and none after it has died. So it has to
 * confirm every load within a second. Otherwise the client terminates it and starts another one.
 */
import { browserPlaces, type Place, type Places } from './places'
import type { CommandMessage, EventMessage } from './protocol'

export interface Client {
  post(message: CommandMessage, transfer?: Transferable[]): void
  /** Ends the worker. */
  end(): void
}

type OnEvent = (event: EventMessage) => void

/** Milliseconds within which a worker has to confirm a load. */
const DEADLINE = 1000
/** The same for a worker whose code may still be loading. */
const FIRST_DEADLINE = 10_000

export function createClient(onEvent: OnEvent, places: Places = browserPlaces): Client {
  return new WatchedClient(onEvent, places)
}

class WatchedClient implements Client {
  private place: Place | null = null
  /** Of the newest load. */
  private generation = 0
  /** The place has sent a message, so its code has loaded. */
  private awake = false
  /** The newest load is ready. Until then, a replacement needs all of `said`. */
  private ready = false
  /** Commands since the newest load, including the load. */
  private said: CommandMessage[] = []
  /** The last command of each type that holds for all loads. */
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

  end(): void {
    this.leave()
  }

  private expectAnswer(): void {
    const first = this.said.length === 0 && !this.awake
    this.ready = false
    this.said = []
    // Loads may come faster than the deadline, so the oldest unconfirmed load counts.
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
        // A place that has failed is in an unknown state.
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

  /** Starts another place and repeats to it all commands that matter. */
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
      // Several loads are waiting and one was confirmed: the worker is alive and gets a new deadline for the next.
      if (event.generation < this.generation) this.watch(DEADLINE)
      else this.unwatch()
      return
    }
    if (event.type === 'ready' && event.generation === this.generation && !this.ready) {
      // A worker without WebGL says so before the first step, so moving to the main thread loses nothing.
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
