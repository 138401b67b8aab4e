/**
 * The newest step that is in all of these lists, each of which rises; -1 where there is none. Runs are recorded
 * at steps that a run's length decides, and one that ended by itself has a last record of its own.
 */
export function newestCommon(lists: readonly Float64Array[]): number {
  if (lists.some((steps) => steps.length === 0)) return -1
  const [shortest] = [...lists].sort((a, b) => a[a.length - 1] - b[b.length - 1])
  return shortest?.findLast((step) => lists.every((steps) => has(steps, step))) ?? -1
}

/** By halves: a list has hundreds of steps, and there may be a hundred lists. */
function has(steps: Float64Array, step: number): boolean {
  let low = 0
  let high = steps.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if (steps[middle] < step) low = middle + 1
    else high = middle
  }
  return steps[low] === step
}
