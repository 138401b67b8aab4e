import { LostTime } from './lostTime'

/** Milliseconds between two frames at least: no display needs more than 60 a second. */
const LEAST_INTERVAL = 14

/**
 * An acknowledgement that takes longer comes from a page that cannot keep up: on a display of 30 frames a
 * second a page with nothing else to do answers within about 40 ms.
 */
const SLOW = 45

/** A slow page rests this many times as long as it took: then painting takes at most a third of the time. */
const REST = 2

/** Milliseconds from frame to frame at most that training may claim back: a page that never keeps up still moves. */
const LONGEST = 500

type State =
  | { readonly kind: 'ready' }
  /** Frame number `frame` is out; the page has not acknowledged it. */
  | { readonly kind: 'drawing'; readonly frame: number; readonly since: number }
  /** The page has drawn, and is left alone for a while. */
  | { readonly kind: 'resting'; readonly since: number; readonly until: number; readonly slow: boolean }

/** Says when the page may get its next frame: one is out at a time, and a slow page gets fewer of them. */
export class PageTurn {
  private state: State = { kind: 'ready' }
  private count = 0
  private readonly lostTime = new LostTime()
  /** Since the last frame went out: milliseconds in which training ran, and its updates. */
  private ran = 0
  private updates = 0

  /** Another training: frames are counted anew, and acknowledgements of older ones do not matter. */
  restart(): void {
    this.state = { kind: 'ready' }
    this.count = 0
    this.lostTime.clear()
  }

  /**
   * Training ran for so long and did so many updates. An acknowledgement comes before the browser has painted what
   * was drawn: what the painting cost shows in the training beside it.
   */
  trained(milliseconds: number, updates: number): void {
    this.lostTime.note(milliseconds, updates)
    this.ran += milliseconds
    this.updates += updates
  }

  /** True while a frame is out. */
  get isDrawing(): boolean {
    return this.state.kind === 'drawing'
  }

  /** A frame goes out; returns its number. */
  post(now: number): number {
    this.state = { kind: 'drawing', frame: ++this.count, since: now }
    this.ran = 0
    this.updates = 0
    return this.count
  }

  /** The page has drawn a frame. An acknowledgement of any other than the one that is out changes nothing. */
  acknowledge(frame: number, now: number): void {
    if (this.state.kind !== 'drawing' || this.state.frame !== frame) return
    const { since } = this.state
    const took = now - since
    const slow = took > SLOW
    this.state = {
      kind: 'resting',
      since,
      until: Math.max(since + LEAST_INTERVAL, now + (slow ? REST * took : 0)),
      slow,
    }
  }

  /** Ends the rest: a person did something and waits for the answer. */
  hurry(): void {
    if (this.state.kind === 'resting') this.state = { kind: 'ready' }
  }

  /** Milliseconds until the next frame may go out; 0 = now, infinite while one is out. */
  wait(now: number): number {
    if (this.state.kind === 'drawing') return Number.POSITIVE_INFINITY
    if (this.state.kind === 'ready') return 0
    const { since, until, slow } = this.state
    const lost = slow ? this.lostTime.of(this.ran, this.updates) : 0
    const paid = since + Math.min(LONGEST, (1 + REST) * lost)
    return Math.max(0, until - now, paid - now)
  }
}
