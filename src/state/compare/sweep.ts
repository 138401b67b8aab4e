/** A sweep of the weights: a population of one run per combination, whose end points trace the Pareto front. */
import { createStore } from 'zustand/vanilla'
import { type SweepRun, sweepRecordings } from '../../core/comparison/sweep'
import type { Sweep } from '../../core/comparison/types'
import type { RunConfig } from '../../core/config/types'
import { recordAt } from '../../core/measures/records'
import { holdSetups } from '../data'
import type { History } from '../history'
import { createPopulation } from './population'

export interface SweepState {
  /** What is swept; null before the first sweep. */
  readonly sweep: Sweep | null
  readonly base: RunConfig | null
  /** Point k is run k of the population. */
  readonly points: readonly SweepRun[]
  /** Points of an earlier sweep that stay in the picture for comparison. */
  readonly kept: KeptPoints | null
}

/** The paths of a sweep's points up to the moment at which they were kept. */
export interface KeptPoints {
  readonly sweep: Sweep
  readonly base: RunConfig
  readonly points: readonly SweepRun[]
  readonly paths: readonly PointPath[]
  /** Not null for a point that diverged. */
  readonly ends: readonly unknown[]
}

/** The values of one point at each recorded step; [task][record]. */
interface PointPath {
  readonly steps: Float64Array
  readonly testLosses: readonly Float64Array[]
  readonly testMetrics: readonly Float64Array[]
}

export const sweepStore = createStore<SweepState>(() => ({ sweep: null, base: null, points: [], kept: null }))
export const sweepPopulation = createPopulation({}, true)

holdSetups(() => {
  const { base } = sweepStore.getState()
  return base ? [base] : []
})

/** Trains every point of the sweep from the start, for `steps` steps (0 = until paused). */
export function startSweep(base: RunConfig, sweep: Sweep, steps: number): void {
  const points = sweepRecordings(base, sweep, steps)
  const { kept } = sweepStore.getState()
  sweepStore.setState({ sweep, base, points, kept: kept && sameTasks(kept.base, base) ? kept : null })
  sweepPopulation.load(
    points.map(({ recording }) => recording),
    { play: true },
  )
}

/** Ends the sweep and removes its points. */
export function clearSweep(): void {
  sweepPopulation.pause()
  sweepStore.setState({ sweep: null, base: null, points: [] })
}

/** Keeps the points where they are now, for comparison with the next sweep. */
export function keepSweep(): void {
  const { sweep, base, points } = sweepStore.getState()
  if (!sweep || !base) return
  const taskCount = base.tasks.filter(({ enabled }) => enabled).length
  const ofTasks = (history: History, column: SweepColumn) =>
    Array.from({ length: taskCount }, (_, task) => history.column(column, task).slice())
  const paths = sweepPopulation.histories.map((history) => ({
    steps: history.steps.slice(),
    testLosses: ofTasks(history, 'testLosses'),
    testMetrics: ofTasks(history, 'testMetrics'),
  }))
  sweepStore.setState({ kept: { sweep, base, points, paths, ends: sweepPopulation.store.getState().ends } })
}

export const clearKept = (): void => sweepStore.setState({ kept: null })

/** True if the losses of two set-ups can be compared: equal data, and equal tasks apart from their weights. */
export function sameTasks(a: RunConfig, b: RunConfig): boolean {
  const measured = ({ problem, tasks }: RunConfig) =>
    JSON.stringify([problem, tasks.filter(({ enabled }) => enabled).map((task) => ({ ...task, weight: 0 }))])
  return measured(a) === measured(b)
}

type SweepColumn = 'testLosses' | 'testMetrics'

/** Each point's value of a column for a task (its place among the enabled ones) at a step; NaN without a record. */
export const sweepValues = (column: SweepColumn, task: number, step: number): number[] =>
  sweepPopulation.histories.map((history) => history.valueAt(step, column, task))

export const keptValues = ({ paths }: KeptPoints, column: SweepColumn, task: number, step: number): number[] =>
  paths.map((path) => path[column][task]?.[recordAt(path.steps, step)] ?? Number.NaN)
