import { recordAt } from '../../core/measures/records'

/**
 * The newest step that is in all of these lists, each of which rises; -1 where there is none. Runs are recorded
 * at steps that a run's length decides, and one that ended by itself has a last record of its own.
 */
export function newestCommon(lists: readonly Float64Array[]): number {
  if (lists.some((steps) => steps.length === 0)) return -1
  const [shortest] = [...lists].sort((a, b) => a[a.length - 1] - b[b.length - 1])
  return shortest?.findLast((step) => lists.every((steps) => recordAt(steps, step) >= 0)) ?? -1
}
