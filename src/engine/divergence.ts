/** A run has diverged when a loss is NaN or infinite though the batch has a label of its task. */
import type { Divergence } from './trainer.types'

type Ends = readonly (Divergence | null)[]

/** Places in [T, R] of such losses; none of runs that have ended. `hasLabel` takes a place. */
export const badPlaces = (losses: Float64Array, ends: Ends, hasLabel: (at: number) => boolean): readonly number[] =>
  [...losses.keys()].filter((k) => !Number.isFinite(losses[k]) && !ends[k % ends.length] && hasLabel(k))

/** Runs of the places, each once. */
export const runsOf = (bad: readonly number[], runs: number): readonly number[] => [
  ...new Set(bad.map((k) => k % runs)),
]

/**
 * Ends the runs with bad losses in front of the update number `step`. `parts`: what each loss, [T, R], was of its run's
 * total when it was last seen finite. Of tasks that went bad together, the largest part is blamed.
 */
export function endedBy(bad: readonly number[], ends: Ends, step: number, parts: (at: number) => number): Ends {
  const runs = ends.length
  return ends.map((end, run) => {
    const own = bad.filter((k) => k % runs === run)
    if (own.length === 0) return end
    const worst = own.reduce((most, k) => (parts(k) > parts(most) ? k : most))
    return { kind: 'diverged', step, run, task: Math.floor(worst / runs) }
  })
}
