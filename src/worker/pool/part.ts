/** One worker of a pool, and what it has reported of its share of a load. */
import type { Divergence, StopReason } from '../../engine/trainer.types'
import { named } from '../named'
import type { Commands, Events, ManyFrame } from '../protocol'
import { HeldRows } from './heldRows'

/** Sends a command of the current load to the worker. */
export type Order = <K extends keyof Commands>(type: K, payload: Commands[K]) => void

/** A long gap between two reports counts less with each one after it. */
const FADES = 0.8

export class Part {
  ready: Events['ready'] | null = null
  step: number
  epoch = 0
  stepsPerSecond = 0
  drawCalls = 0
  /** True if it has paused since it was last told to. */
  rests = true
  /** Why it has ended; null while it may continue. */
  stopped: StopReason | null = null
  ends: readonly (Divergence | null)[]
  milliseconds: readonly number[]
  /** Milliseconds between two reports, the longest of the last ones. */
  gap = 0
  private heard = Number.NaN
  /** The frame that it waits to be acknowledged; null for none. */
  frame: number | null = null
  readonly rows: HeldRows
  /** The step at which it waits. */
  private limit = 0

  constructor(
    /** Its runs, by their place in the load. */
    readonly runs: readonly number[],
    readonly order: Order,
    start: number,
  ) {
    this.step = start
    this.rows = new HeldRows(runs)
    this.ends = runs.map(() => null)
    this.milliseconds = runs.map(() => Number.NaN)
  }

  get mayTrain(): boolean {
    return this.stopped === null
  }

  /** `now`: milliseconds of any clock. */
  take(
    { frame, step, epoch, stepsPerSecond, drawCallsPerStep, playing, rows, ends, milliseconds }: ManyFrame,
    now: number,
  ): void {
    this.gap = Math.max(FADES * this.gap, now - this.heard || 0)
    this.heard = now
    this.frame = frame
    this.step = step
    this.epoch = epoch
    this.stepsPerSecond = stepsPerSecond
    this.drawCalls = drawCallsPerStep
    if (!playing) this.rests = true
    this.ends = ends.map((end) => end && named(end, this.runs))
    this.milliseconds = milliseconds
    for (const block of rows) this.rows.add(block)
  }

  /** Sets the step at which it waits. */
  trainTo(limit: number): void {
    this.limit = limit
    this.order('limit', { step: limit })
  }

  /** The same, if the step is later than the one so far. */
  raise(limit: number): void {
    if (limit > this.limit) this.trainTo(limit)
  }

  /** The frame is dealt with: the worker may send the next one. */
  acknowledge(): void {
    if (this.frame !== null) this.order('acknowledge', { frame: this.frame, buffers: [] })
    this.frame = null
  }
}
