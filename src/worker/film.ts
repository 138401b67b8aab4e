/** Snapshots of a training's past steps, thinned when there are too many to hold. */
import { bytesOf } from '../engine/snapshots'
import type { Snapshots } from './populations'

const MOST = 64
/** Bytes of all snapshots; a wide network therefore keeps fewer of them. */
const MOST_BYTES = 64e6
const FEWEST = 8

const stepOf = ([first]: Snapshots): number => first.step

export class Film {
  private moments: Snapshots[] = []

  /** Expects ascending steps; a step that is there already stays as it is. */
  add(snapshots: Snapshots): void {
    const last = this.moments[this.moments.length - 1]
    if (last && stepOf(last) >= stepOf(snapshots)) return
    this.moments.push(snapshots)
    if (this.moments.length > this.most()) this.thin()
  }

  /** The last snapshots at or before `step`. */
  before(step: number): Snapshots | undefined {
    return this.moments.findLast((moment) => stepOf(moment) <= step)
  }

  forgetAfter(step: number): void {
    this.moments = this.moments.filter((moment) => stepOf(moment) <= step)
  }

  get bytes(): number {
    return this.moments.flat().reduce((sum, snapshot) => sum + bytesOf(snapshot), 0)
  }
  get length(): number {
    return this.moments.length
  }

  private most(): number {
    const bytes = this.moments[0].reduce((sum, snapshot) => sum + bytesOf(snapshot), 0)
    return Math.max(FEWEST, Math.min(MOST, Math.floor(MOST_BYTES / bytes)))
  }

  /** Drops every second moment, but keeps the first and the last. */
  private thin(): void {
    const last = this.moments.length - 1
    this.moments = this.moments.filter((_, k) => k % 2 === 0 || k === last)
  }
}
