/** Milliseconds between two frames at least: no display needs more than 60 a second. */
const LEAST_INTERVAL = 14

/**
 * An acknowledgement that takes longer comes from a page that cannot keep up: on a display of 30 frames a
 * second a page with nothing else to do answers within about 40 ms.
 */
const SLOW = 45

/** A slow page rests this many times as long as it took: then painting takes at most a third of the time. */
const REST = 2

type State =
  | { readonly kind: 'ready' }
  /** Frame number `frame` is out; the page has not acknowledged it. */
  | { readonly kind: 'drawing'; readonly frame: number; readonly since: number }
  /** The page has drawn, and is left alone for a while. */
  | { readonly kind: 'resting'; readonly until: number }

/** Says when the page may get its next frame: one is out at a time, and a slow page gets fewer of them. */
export class PageTurn {
  private state: State = { kind: 'ready' }
  private count = 0

  /** Another training: frames are counted anew, and acknowledgements of older ones do not matter. */
  restart(): void {
    this.state = { kind: 'ready' }
    this.count = 0
  }

  /** True while a frame is out. */
  get isDrawing(): boolean {
    return this.state.kind === 'drawing'
  }

  /** A frame goes out; returns its number. */
  post(now: number): number {
    this.state = { kind: 'drawing', frame: ++this.count, since: now }
    return this.count
  }

  /** The page has drawn a frame. An acknowledgement of any other than the one that is out changes nothing. */
  acknowledge(frame: number, now: number): void {
    if (this.state.kind !== 'drawing' || this.state.frame !== frame) return
    const took = now - this.state.since
    const rested = now + (took > SLOW ? REST * took : 0)
    this.state = { kind: 'resting', until: Math.max(this.state.since + LEAST_INTERVAL, rested) }
  }

  /** Ends the rest: a person did something and waits for the answer. */
  hurry(): void {
    if (this.state.kind === 'resting') this.state = { kind: 'ready' }
  }

  /** Milliseconds until the next frame may go out; 0 = now, infinite while one is out. */
  wait(now: number): number {
    if (this.state.kind === 'drawing') return Number.POSITIVE_INFINITY
    return this.state.kind === 'resting' ? Math.max(0, this.state.until - now) : 0
  }
}
