/**
 * Which steps of a run are recorded, and which of the records are kept: both a function of steps alone, so
 * that equal runs have equal histories whatever the speed. Nothing that trains may depend on it.
 */

/** Every step up to this one is recorded and kept: the beginning is looked at closest. */
const BEGINNING = 20
/** Behind the beginning, the smallest distance of two records. */
const LEAST_STRIDE = 10
/** How many records may lie behind the beginning. */
const MOST = 400

/** Records of a run at most, its beginning and a last one of its own included. */
export const MOST_RECORDS = BEGINNING + 1 + MOST + 1

/**
 * Distance of the records behind the beginning when a run has come to `step`: the smallest of 10, 20, 40, …
 * of which at most `most` multiples lie up to there.
 */
export function strideAt(step: number, most = MOST): number {
  let stride = LEAST_STRIDE
  while (step / stride > most) stride *= 2
  return stride
}

/** True for the steps that are recorded: all of the beginning, then multiples of the stride. */
export const isRecorded = (step: number): boolean => step <= BEGINNING || step % strideAt(step) === 0

/** True for the recorded steps that are still kept when a run has come to `last`, in a history of `capacity` records. */
export const isKept = (step: number, last: number, capacity = MOST_RECORDS): boolean =>
  step <= BEGINNING || step % strideAt(last, roomOf(capacity)) === 0

/** Multiples of the stride that fit into a history of `capacity` records: without its beginning and a last one. */
export const roomOf = (capacity: number): number => Math.max(1, capacity - BEGINNING - 2)
