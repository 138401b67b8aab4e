/** Finds a record by its step, in lists of steps that rise. By halves: there are hundreds of steps, and a hundred lists. */

/** Index of the first step that is not before `step`; the length where all are. */
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

/** Index of the record of this very step; −1 when there is none. */
export function recordAt(steps: Float64Array, step: number): number {
  const index = firstFrom(steps, step)
  return steps[index] === step ? index : -1
}

/** Index of the record nearest to `step`, the earlier one of two as near; −1 when there is none. */
export function nearestRecord(steps: Float64Array, step: number): number {
  const index = firstFrom(steps, step)
  if (index === steps.length) return steps.length - 1
  return index > 0 && step - steps[index - 1] <= steps[index] - step ? index - 1 : index
}
