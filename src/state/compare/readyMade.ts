/** A ready-made problem for a sweep, which replaces the one compared so far. */
import { concaveFront } from '../../core/comparison/concave'
import { mayChange } from '../gate'
import { setView } from '../view'
import { lanesFor, setComparison } from './actions'
import { keepBefore } from './before'
import { compareStore, setCompareView } from './store'
import { startSweep } from './sweep'

const POINTS = 21

/** Keeps the lanes, except baselines of tasks that this problem lacks. The person can go back to what was there. */
export function showConcaveFront(): void {
  if (!mayChange('compare')) return
  const { comparison } = compareStore.getState()
  const { tasks, training } = concaveFront
  const base = { config: concaveFront, edits: [] }
  keepBefore()
  setComparison({
    ...comparison,
    base,
    lanes: lanesFor(base, comparison.lanes).map((lane) => ({ ...lane, seeds: null })),
    // Some seeds reach one end of the front, others the other end: no run can reach the mean of both.
    seeds: comparison.seeds.slice(0, 1),
    fork: 0,
    steps: training.stopAfter,
  })
  setCompareView({ axes: null, measure: 'loss' })
  // A logarithmic axis would change the shape of the front.
  setView({ lossScale: 'linear' })
  startSweep(
    concaveFront,
    { tasks: tasks.map(({ id }) => id), others: 'keep', points: POINTS, method: 'weighted-sum' },
    training.stopAfter,
  )
}
