/** What a comparison has come to, in numbers: one result a lane, each number by seed. */
import { laneSeeds } from '../../core/comparison/expand'
import type { Lane } from '../../core/comparison/types'
import { pairCount } from '../../core/measures/cosines'
import type { Divergence } from '../../engine/trainer.types'
import type { History } from '../history'
import { runsOfLane } from './actions'
import { compareStore, lanesPopulation } from './store'

export interface LaneResult {
  readonly lane: Lane
  readonly seeds: readonly number[]
  /** Of the step below, on the test split; [task][seed], NaN where there is none. */
  readonly losses: readonly (readonly number[])[]
  readonly metrics: readonly (readonly number[])[]
  /** Σ h_t l_t on the test split as the lane itself weighs it, [seed]. */
  readonly totals: readonly number[]
  /** First recorded step at which every task's metric is at the threshold; NaN where it was never. [seed] */
  readonly stepsToThreshold: readonly number[]
  /** Share of the steps in which two task gradients point against each other, [seed]. */
  readonly conflict: readonly number[]
  /** Milliseconds a step, measured, mean over the seeds; NaN before. */
  readonly milliseconds: number
  /** Where runs diverged, [seed]. */
  readonly ends: readonly (Divergence | null)[]
}

/** Of the last step that every run of the comparison has recorded; runs that diverged have no number any more. */
export function laneResults(): readonly LaneResult[] {
  const { comparison, runs } = compareStore.getState()
  const { ends, milliseconds } = lanesPopulation.store.getState()
  const step = lastCommonStep()
  return comparison.lanes.map((lane, place) => {
    const own = runsOfLane(runs, place)
    const histories = own.flatMap((run) => lanesPopulation.histories[run] ?? [])
    const times = own.map((run) => milliseconds[run]).filter(Number.isFinite)
    const tasks = [...Array(taskCountOf(histories)).keys()]
    const at = (history: History, name: 'testLosses' | 'testMetrics' | 'totalTest', task = 0) => {
      const index = history.indexAt(step)
      return history.steps[index] === step ? history.column(name, task)[index] : Number.NaN
    }
    return {
      lane,
      seeds: laneSeeds(comparison, lane),
      losses: tasks.map((task) => histories.map((history) => at(history, 'testLosses', task))),
      metrics: tasks.map((task) => histories.map((history) => at(history, 'testMetrics', task))),
      totals: histories.map((history) => at(history, 'totalTest')),
      stepsToThreshold: histories.map((history) => history.stepToReach(comparison.threshold)),
      conflict: histories.map(conflictShare),
      milliseconds: times.length > 0 ? times.reduce((sum, time) => sum + time, 0) / times.length : Number.NaN,
      ends: own.map((run) => ends[run] ?? null),
    }
  })
}

/**
 * The newest step of which all runs that still train have a record; −1 before the first. A run that ended by
 * itself has a last record of its own, which the others lack.
 */
export function lastCommonStep(): number {
  const { ends } = lanesPopulation.store.getState()
  const alive = lanesPopulation.histories.filter((history, run) => !ends[run] && history.length > 0)
  if (alive.length === 0) return -1
  const [first] = [...alive].sort((a, b) => a.steps[a.length - 1] - b.steps[b.length - 1])
  const { steps } = first
  return steps.findLast((step) => alive.every((history) => history.steps[history.indexAt(step)] === step)) ?? -1
}

const taskCountOf = (histories: readonly History[]): number =>
  Math.max(0, ...histories.map(({ taskCount }) => taskCount))

/**
 * A share of the steps trained, each record standing for those up to the next; those in which no pair had two
 * gradients tell nothing.
 */
export function conflictShare(history: History): number {
  const pairs = Array.from({ length: pairCount(history.taskCount) }, (_, pair) => history.column('cosines', pair))
  return history.shareOfSteps((k) =>
    pairs.some((cosine) => Number.isFinite(cosine[k])) ? pairs.some((cosine) => cosine[k] < 0) : null,
  )
}
