/** A run has diverged when a loss is NaN or infinite though the batch has a label of its task. */
import type { Divergence } from './trainer.types'

type Ends = readonly (Divergence | null)[]

/** Indices of such losses in `losses` [T, R], without those of runs that have ended. `hasLabel` takes such an index. */
export function badPlaces(losses: Float64Array, ends: Ends, hasLabel: (at: number) => boolean): readonly number[] {
  const bad: number[] = []
  for (let k = 0; k < losses.length; k++) {
    if (!Number.isFinite(losses[k]) && !ends[k % ends.length] && hasLabel(k)) bad.push(k)
  }
  return bad
}

/** The runs of these indices, each once. */
export const runsOf = (bad: readonly number[], runs: number): readonly number[] => [
  ...new Set(bad.map((k) => k % runs)),
]

/**
 * Ends the runs with bad losses before the update number `step`. Where several tasks of a run went bad in the same
 * step, the one with the largest part in the last known total is named. `parts` returns that part for an index in [T,
 * R].
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
