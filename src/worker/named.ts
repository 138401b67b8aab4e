import type { StopReason } from '../engine/trainer.types'

/** A reason that counts runs within a part of a load, with the run's place in the load. `runs`: places of the part. */
export const named = <Reason extends StopReason>(reason: Reason, runs: readonly number[]): Reason =>
  reason.kind === 'diverged' ? { ...reason, run: runs[reason.run] } : reason
