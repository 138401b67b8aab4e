/**
 * Which steps of a run are recorded, and which records are kept. Both depend on steps alone, so equal runs have equal
 * histories whatever their speed. Training must not depend on either.
 */

/** Every step up to this one is recorded and kept. */
const BEGINNING = 20
/** Smallest distance of two records after the beginning, in steps. */
const LEAST_STRIDE = 10
/** Most records after the beginning. */
const MOST = 400

/** Most records of a run, including its beginning and its last step. */
export const MOST_RECORDS = BEGINNING + 1 + MOST + 1

/**
 * Distance of the records after the beginning, for a run that has reached `step`: the smallest of 10, 20, 40, … with at
 * most `most` multiples up to `step`.
 */
export function strideAt(step: number, most = MOST): number {
  let stride = LEAST_STRIDE
  while (step / stride > most) stride *= 2
  return stride
}

/** Whether a step is recorded: all steps of the beginning, then multiples of the stride. */
export const isRecorded = (step: number): boolean => step <= BEGINNING || step % strideAt(step) === 0

/** The last recorded step up to `step`. */
export const lastRecorded = (step: number): number => (step <= BEGINNING ? step : step - (step % strideAt(step)))

/** Whether the record of `step` is still kept once the run has reached `last`, in a history of `capacity` records. */
export const isKept = (step: number, last: number, capacity = MOST_RECORDS): boolean =>
  step <= BEGINNING || step % strideAt(last, roomOf(capacity)) === 0

/**
 * Number of multiples of the stride that fit into a history of `capacity` records, besides its beginning and last step.
 */
export const roomOf = (capacity: number): number => Math.max(1, capacity - BEGINNING - 2)
