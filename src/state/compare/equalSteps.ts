/**
 * At which step lanes and sweeps are held against each other. They train side by side and at unlike
 * speeds, and a run that has taken more steps is better for that alone.
 */
import { newestCommon } from './commonStep'
import { lanesPopulation } from './store'
import { type KeptPoints, sweepPopulation } from './sweep'

/** The newest step that the lanes and what is drawn beside them have all recorded; -1 without any record. */
export function equalStep({ sweep, kept }: { readonly sweep: boolean; readonly kept: KeptPoints | null }): number {
  const lists = [
    ...alive(lanesPopulation.histories, lanesPopulation.store.getState().ends),
    ...(sweep ? alive(sweepPopulation.histories, sweepPopulation.store.getState().ends) : []),
    ...(kept ? alive(kept.paths, kept.ends) : []),
  ]
  return newestCommon(lists)
}

/** Runs that diverged stay behind, and those without a record have not begun: the others do not wait for either. */
const alive = (runs: readonly { readonly steps: Float64Array }[], ends: readonly unknown[]): Float64Array[] =>
  runs.filter(({ steps }, run) => !ends[run] && steps.length > 0).map(({ steps }) => steps)
