/** A sweep of the weights: one population whose points move towards the Pareto front as they train. */
import { createStore } from 'zustand/vanilla'
import { type SweepRun, sweepRecordings } from '../../core/comparison/sweep'
import type { Sweep } from '../../core/comparison/types'
import type { RunConfig } from '../../core/config/types'
import { Population } from './population'

export interface SweepState {
  /** What is swept; null before the first sweep. */
  readonly sweep: Sweep | null
  readonly base: RunConfig | null
  /** Point k is run k of the population. */
  readonly points: readonly SweepRun[]
  /** Points of an earlier sweep that stay in the picture, to hold this one against. */
  readonly kept: KeptPoints | null
}

/** Where the points of a sweep stood when they were kept; [task][point]. */
export interface KeptPoints {
  readonly sweep: Sweep
  readonly base: RunConfig
  readonly points: readonly SweepRun[]
  readonly testLosses: readonly (readonly number[])[]
  readonly testMetrics: readonly (readonly number[])[]
}

export const sweepStore = createStore<SweepState>(() => ({ sweep: null, base: null, points: [], kept: null }))
export const sweepPopulation = new Population()

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

/** Ends the sweep and takes its points away. */
export function clearSweep(): void {
  sweepPopulation.pause()
  sweepStore.setState({ sweep: null, base: null, points: [] })
}

/** Leaves the points where they are now, in front of another sweep. */
export function keepSweep(): void {
  const { sweep, base, points } = sweepStore.getState()
  if (!sweep || !base) return
  const tasks = [...Array(base.tasks.filter(({ enabled }) => enabled).length).keys()]
  const kept: KeptPoints = {
    sweep,
    base,
    points,
    testLosses: tasks.map((task) => sweepValues('testLosses', task)),
    testMetrics: tasks.map((task) => sweepValues('testMetrics', task)),
  }
  sweepStore.setState({ kept })
}

export const clearKept = (): void => sweepStore.setState({ kept: null })

/** Whether losses of two set-ups are of the same things: equal data, equal tasks but for their weights. */
export function sameTasks(a: RunConfig, b: RunConfig): boolean {
  const measured = ({ problem, tasks }: RunConfig) =>
    JSON.stringify([problem, tasks.filter(({ enabled }) => enabled).map((task) => ({ ...task, weight: 0 }))])
  return measured(a) === measured(b)
}

/** Of each point at the newest record: the present value of a column for a task (its place among the enabled ones). */
export function sweepValues(column: 'testLosses' | 'testMetrics', task: number): number[] {
  return sweepPopulation.histories.map((history) =>
    history.length > 0 ? history.column(column, task)[history.length - 1] : Number.NaN,
  )
}
