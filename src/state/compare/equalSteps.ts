/**
 * The step at which lanes and sweeps are compared. They train side by side at different speeds, and a run
 * that has taken more steps is better for that reason alone.
 */
import { newestCommon, stepsOfAlive } from './commonStep'
import { lanesPopulation } from './store'
import { type KeptPoints, sweepPopulation } from './sweep'

/** The newest step that the lanes and the points drawn beside them have all recorded; −1 without any record. */
export function equalStep({ sweep, kept }: { readonly sweep: boolean; readonly kept: KeptPoints | null }): number {
  const lists = [
    ...stepsOfAlive(lanesPopulation.histories, lanesPopulation.store.getState().ends),
    ...(sweep ? stepsOfAlive(sweepPopulation.histories, sweepPopulation.store.getState().ends) : []),
    ...(kept ? stepsOfAlive(kept.paths, kept.ends) : []),
  ]
  return newestCommon(lists)
}
