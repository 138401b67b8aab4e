/** A problem made for a sweep, in place of the one compared so far. */
import { concaveFront } from '../../core/comparison/concave'
import { setView } from '../view'
import { lanesFor, setComparison } from './actions'
import { keepBefore } from './before'
import { compareStore, setCompareView } from './store'
import { startSweep } from './sweep'

const POINTS = 21

/** The lanes stay, but for baselines of tasks that this problem has not; what was there can be gone back to. */
export function showConcaveFront(): void {
  const { comparison } = compareStore.getState()
  const { tasks, training } = concaveFront
  const base = { config: concaveFront, edits: [] }
  keepBefore()
  setComparison({
    ...comparison,
    base,
    lanes: lanesFor(base, comparison.lanes).map((lane) => ({ ...lane, seeds: null })),
    // Some seeds end at one end of the front, some at the other: their mean would lie where no run can be.
    seeds: comparison.seeds.slice(0, 1),
    fork: 0,
    steps: training.stopAfter,
  })
  setCompareView({ axes: null, measure: 'loss' })
  // A logarithmic axis would bend the front itself.
  setView({ lossScale: 'linear' })
  startSweep(
    concaveFront,
    { tasks: tasks.map(({ id }) => id), others: 'keep', points: POINTS, method: 'weighted-sum' },
    training.stopAfter,
  )
}
