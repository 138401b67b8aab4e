/**
 * A snapshot of the run that the page itself holds, so that the run survives its worker. The worker sends a snapshot
 * that it has already, so that asking for it costs no read of the device.
 */
import type { TrainerSnapshot } from '../engine/trainer.types'
import type { Send } from './connection'
import type { Attachment } from './controller'
import type { RunState } from './runState'

/** Milliseconds between two questions. */
const EVERY = 5000

export interface Keepsake extends Attachment<RunState> {
  /** From which the run can continue; null if there is none. */
  readonly snapshot: TrainerSnapshot | null
  /** The newest snapshot at or before that step that the page has, also one whose records have not come yet. */
  before(step: number): TrainerSnapshot | null
  /** Another run begins. */
  forget(): void
}

export function createKeepsake(send: Send): Keepsake {
  let snapshot: TrainerSnapshot | null = null
  /** Waits for the frame with its records: without those the curves would have a gap. */
  let next: TrainerSnapshot | null = null
  /** When the worker was last asked. */
  let asked = 0

  const forgetFrom = (step: number): void => {
    if (snapshot && snapshot.step > step) snapshot = null
    if (next && next.step > step) next = null
  }

  /** Takes the snapshot whose records have arrived, and asks for a newer one when it is old. */
  const follow = (step: number): void => {
    if (next && next.step <= step) {
      snapshot = next
      next = null
    }
    const now = performance.now()
    if (step <= (snapshot?.step ?? 0) || now - asked < EVERY) return
    asked = now
    send('kept', {})
  }

  return {
    get snapshot() {
      return snapshot
    },
    before: (step) => [next, snapshot].find((known) => known !== null && known.step <= step) ?? null,
    forget() {
      forgetFrom(-1)
      asked = performance.now()
    },
    shown(event) {
      // A run starts at step 0 without a snapshot.
      if (event.type === 'kept' && event.snapshot.step > 0) next = event.snapshot
      // Another future: later snapshots no longer hold.
      if (event.type === 'edited') forgetFrom(event.edit.step)
      if (event.type === 'frame') follow(event.step)
    },
  }
}
