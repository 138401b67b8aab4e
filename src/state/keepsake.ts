/**
 * A snapshot of the run that the page itself holds, so that a run outlives its worker. The worker is
 * asked for the one that it has anyway, so that asking costs no read of the device.
 */
import type { TrainerSnapshot } from '../engine/trainer.types'
import { send } from './connection'

/** Milliseconds between two questions. */
const EVERY = 5000

let snapshot: TrainerSnapshot | null = null
/** Came in front of the frame with its records: without those the curves would have a gap. */
let next: TrainerSnapshot | null = null
let asked = 0

export const keepsake = {
  /** From which the run may go on; null where there is none. */
  get snapshot(): TrainerSnapshot | null {
    return snapshot
  },
  put(newest: TrainerSnapshot): void {
    // At step 0 a run starts as well without one.
    if (newest.step > 0) next = newest
  },
  /** Another run (−1), or another future from `step` on: what lies behind it no longer holds. */
  forgetFrom(step: number): void {
    if (snapshot && snapshot.step > step) snapshot = null
    if (next && next.step > step) next = null
    if (step < 0) asked = performance.now()
  },
  /** Called with every frame, `step` being the one that it shows. Asks for a newer snapshot when the last one is old. */
  follow(step: number, now = performance.now()): void {
    if (next && next.step <= step) {
      snapshot = next
      next = null
    }
    if (step <= (snapshot?.step ?? 0) || now - asked < EVERY) return
    asked = now
    send('kept', {})
  },
}
