/**
 * Finds a record by its step, in ascending lists of steps. Binary search: there can be a hundred lists of hundreds of
 * steps.
 */

/** Index of the first step ≥ `step`; the length of the list if there is none. */
function firstFrom(steps: Float64Array, step: number): number {
  let low = 0
  let high = steps.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (steps[middle] < step) low = middle + 1
    else high = middle
  }
  return low
}

/** Index of the record of exactly this step; −1 if there is none. */
export function recordAt(steps: Float64Array, step: number): number {
  const index = firstFrom(steps, step)
  return steps[index] === step ? index : -1
}

/** Index of the last record before `step`; −1 if there is none. */
export const lastBefore = (steps: Float64Array, step: number): number => firstFrom(steps, step) - 1

/** Index of the record nearest to `step`, the earlier of two equally near ones; −1 for an empty list. */
export function nearestRecord(steps: Float64Array, step: number): number {
  const index = firstFrom(steps, step)
  if (index === steps.length) return steps.length - 1
  return index > 0 && step - steps[index - 1] <= steps[index] - step ? index - 1 : index
}
