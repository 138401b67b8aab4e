/** The steps at which runs that trained side by side can be compared. */
import { recordAt } from '../../core/measures/records'

/**
 * The newest step that is in all of these ascending lists; −1 if there is none. Which steps are recorded depends on
 * a run's length, and a run that ended by itself has a last record of its own.
 */
export function newestCommon(lists: readonly Float64Array[]): number {
  if (lists.some((steps) => steps.length === 0)) return -1
  const [shortest] = [...lists].sort((a, b) => a[a.length - 1] - b[b.length - 1])
  return shortest?.findLast((step) => lists.every((steps) => recordAt(steps, step) >= 0)) ?? -1
}

/**
 * Recorded steps of the runs that still train. Runs that diverged stay behind, and runs without a record have not
 * begun: the others wait for neither. `ends` is not null for a run that diverged.
 */
export const stepsOfAlive = (
  runs: readonly { readonly steps: Float64Array }[],
  ends: readonly unknown[],
): readonly Float64Array[] => runs.filter(({ steps }, run) => !ends[run] && steps.length > 0).map(({ steps }) => steps)
