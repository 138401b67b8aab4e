/** The results of a comparison in numbers: one result for each lane, each number by seed. */
import { laneSeeds } from '../../core/comparison/expand'
import type { Lane } from '../../core/comparison/types'
import { conflictShare } from '../../core/measures/conflict'
import { mean } from '../../core/measures/summary'
import type { Divergence } from '../../engine/trainer.types'
import type { History } from '../history'
import { runsOfLane } from './actions'
import { newestCommon, stepsOfAlive } from './commonStep'
import { historiesOf } from './curves'
import { compareStore, lanesPopulation } from './store'

export interface LaneResult {
  readonly lane: Lane
  readonly seeds: readonly number[]
  /** On the test split, at one step; [task][seed], NaN if there is none. */
  readonly losses: readonly (readonly number[])[]
  readonly metrics: readonly (readonly number[])[]
  /** Measures whose best value is 1: the metrics, and the scores of tasks whose metric is an error. */
  readonly scores: readonly (readonly number[])[]
  /** Σ h_t l_t on the test split as the lane itself weighs it, [seed]. */
  readonly totals: readonly number[]
  /** First recorded step at which every task's score reached the threshold; NaN if it never did. [seed] */
  readonly stepsToThreshold: readonly number[]
  /** Share of the steps in which two task gradients are in conflict, [seed]. */
  readonly conflict: readonly number[]
  /** Measured milliseconds per step, mean over the seeds; NaN until measured. */
  readonly milliseconds: number
  /** Where each run diverged; null if it has not. [seed] */
  readonly ends: readonly (Divergence | null)[]
}

/** The part of the results that a picture of the lanes at one step needs. */
export type LaneValues = Pick<LaneResult, 'lane' | 'losses' | 'metrics' | 'scores'>

/** The values at a recorded step; NaN for a run that has no record of it. */
export function laneValues(step: number): readonly LaneValues[] {
  return compareStore.getState().comparison.lanes.map((lane, place) => {
    const histories = historiesOf(place)
    const tasks = [...Array(taskCountOf(histories)).keys()]
    const valuesOf = (name: 'testLosses' | 'testMetrics' | 'testScores') =>
      tasks.map((task) => histories.map((history) => history.valueAt(step, name, task)))
    return { lane, losses: valuesOf('testLosses'), metrics: valuesOf('testMetrics'), scores: valuesOf('testScores') }
  })
}

/** The results at the last step that every run has recorded; runs that have diverged have no numbers there. */
export function laneResults(): readonly LaneResult[] {
  const { comparison, runs } = compareStore.getState()
  const { ends, milliseconds } = lanesPopulation.store.getState()
  const step = lastCommonStep()
  return laneValues(step).map((values, place) => {
    const own = runsOfLane(runs, place)
    const histories = historiesOf(place)
    const times = own.map((run) => milliseconds[run]).filter(Number.isFinite)
    return {
      ...values,
      seeds: laneSeeds(comparison, values.lane),
      totals: histories.map((history) => history.valueAt(step, 'totalTest')),
      stepsToThreshold: histories.map((history) => history.stepToReach(comparison.threshold)),
      conflict: histories.map(conflictShare),
      milliseconds: mean(times),
      ends: own.map((run) => ends[run] ?? null),
    }
  })
}

/**
 * The newest step that all runs that still train have recorded; −1 before the first one. A run that ended by
 * itself has a last record of its own, which the others lack.
 */
export function lastCommonStep(): number {
  const { ends } = lanesPopulation.store.getState()
  return newestCommon(stepsOfAlive(lanesPopulation.histories, ends))
}

const taskCountOf = (histories: readonly History[]): number =>
  Math.max(0, ...histories.map(({ taskCount }) => taskCount))
