/** What tests may read of a comparison; it joins the page's hook when the comparison's code is there. */
import type { Comparison } from '../../core/comparison/types'
import { runsOfLane } from './actions'
import { laneCurve } from './curves'
import type { PopulationState } from './population'
import { compareStore, compareViewStore, lanesPopulation } from './store'

export interface ComparisonSummary {
  readonly comparison: Comparison
  readonly status: PopulationState['status']
  readonly step: number
  readonly runCount: number
  readonly hidden: readonly string[]
  /** In the order of the comparison. */
  readonly lanes: readonly LaneSummary[]
}

interface LaneSummary {
  readonly id: string
  readonly steps: readonly number[]
  /** Means over the seeds, one list a task. */
  readonly testLosses: readonly (readonly number[])[]
  /** Total training loss of each seed. */
  readonly totals: readonly (readonly number[])[]
}

export function exposeComparison(page: Window): void {
  if (!page.__playground) return
  page.__playground.compare = summary
  page.__playground.loseLanesContext = (restoreAfter) => lanesPopulation.loseContext(restoreAfter)
}

function summary(): ComparisonSummary {
  const { comparison, runs } = compareStore.getState()
  const { status, step, runCount } = lanesPopulation.store.getState()
  const { histories } = lanesPopulation
  const tasks = [...Array(histories[0]?.taskCount ?? 0).keys()]
  return {
    comparison,
    status,
    step,
    runCount,
    hidden: compareViewStore.getState().hidden,
    lanes: comparison.lanes.map(({ id }, place) => ({
      id,
      steps: [...laneCurve(place, 'totalTrain').steps],
      testLosses: tasks.map((task) => [...laneCurve(place, 'testLosses', task).mean]),
      totals: runsOfLane(runs, place).map((run) => [...(histories[run]?.column('totalTrain') ?? [])]),
    })),
  }
}
