/** Decides when the page may get its next frame. */
import { LostTime } from './lostTime'

/** Least milliseconds between two frames: 60 frames a second are enough for every display. */
const LEAST_INTERVAL = 14

/** The same for runs of which the page draws only how far they are. */
const STILL_INTERVAL = 150

/**
 * Milliseconds. A page whose acknowledgement takes longer cannot keep up: at 30 frames a second, an otherwise idle page
 * acknowledges within about 40 ms.
 */
const SLOW = 45

/** A slow page rests this many times as long as it took, so that painting takes at most a third of the time. */
const REST = 2

/** Most milliseconds between frames that training may claim for lost time, so that every page keeps moving. */
const LONGEST = 500

type State =
  | { readonly kind: 'ready' }
  /** Frame number `frame` is out; the page has not acknowledged it. */
  | { readonly kind: 'drawing'; readonly frame: number; readonly since: number }
  /** The page has drawn and gets no frame for a while. */
  | { readonly kind: 'resting'; readonly since: number; readonly until: number; readonly slow: boolean }

/** One frame is out at a time, and a slow page gets fewer of them. */
export class PageTurn {
  private state: State = { kind: 'ready' }
  private count = 0
  private interval = LEAST_INTERVAL
  private readonly lostTime = new LostTime()
  /** Since the last frame went out: milliseconds in which training ran, and its updates. */
  private ran = 0
  private updates = 0

  /**
   * Another training: frames count from 1 again, and older acknowledgements no longer matter. `still`: the page draws
   * no curves of it, and gets a few frames a second.
   */
  restart(still = false): void {
    this.interval = still ? STILL_INTERVAL : LEAST_INTERVAL
    this.state = { kind: 'ready' }
    this.count = 0
    this.lostTime.clear()
  }

  /**
   * Training ran for `milliseconds` and did `updates`. The page acknowledges before the browser has painted, so the
   * cost of painting shows only as slower training beside it.
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

  /** The page has drawn a frame. Only an acknowledgement of the frame that is out counts. */
  acknowledge(frame: number, now: number): void {
    if (this.state.kind !== 'drawing' || this.state.frame !== frame) return
    const { since } = this.state
    const took = now - since
    const slow = took > SLOW
    this.state = {
      kind: 'resting',
      since,
      until: Math.max(since + this.interval, now + (slow ? REST * took : 0)),
      slow,
    }
  }

  /** Ends the rest, because a person did something and waits for the effect. */
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
