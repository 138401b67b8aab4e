/** Summaries of the stores for end-to-end tests, as plain objects and arrays that Playwright can copy. */
import type { Comparison } from '../../core/comparison/types'
import { runsOfLane } from '../compare/actions'
import { laneCurve } from '../compare/curves'
import type { PopulationState } from '../compare/population'
import { compareStore, compareViewStore, lanesPopulation } from '../compare/store'
import { mainHistory } from '../run'

export interface HistorySummary {
  readonly steps: readonly number[]
  readonly totalTrain: readonly number[]
  readonly totalTest: readonly number[]
  /** One list for each task. */
  readonly trainLosses: readonly (readonly number[])[]
  readonly testLosses: readonly (readonly number[])[]
  readonly marks: readonly number[]
}

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
  /** Means over the seeds, one list for each task. */
  readonly testLosses: readonly (readonly number[])[]
  /** Total training loss of each seed. */
  readonly totals: readonly (readonly number[])[]
}

export function historySummary(): HistorySummary {
  const perTask = (name: 'trainLosses' | 'testLosses') =>
    Array.from({ length: mainHistory.taskCount }, (_, task) => [...mainHistory.column(name, task)])
  return {
    steps: [...mainHistory.steps],
    totalTrain: [...mainHistory.column('totalTrain')],
    totalTest: [...mainHistory.column('totalTest')],
    trainLosses: perTask('trainLosses'),
    testLosses: perTask('testLosses'),
    marks: [...mainHistory.marks],
  }
}

export function comparisonSummary(): ComparisonSummary {
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
