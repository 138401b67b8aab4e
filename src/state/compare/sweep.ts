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
}

export const sweepStore = createStore<SweepState>(() => ({ sweep: null, base: null, points: [] }))
export const sweepPopulation = new Population()

/** Trains every point of the sweep from the start, for `steps` steps (0 = until paused). */
export function startSweep(base: RunConfig, sweep: Sweep, steps: number): void {
  const points = sweepRecordings(base, sweep, steps)
  sweepStore.setState({ sweep, base, points })
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

/** Of each point at the newest record: the present value of a column for a task (its place among the enabled ones). */
export function sweepValues(column: 'testLosses' | 'testMetrics', task: number): number[] {
  return sweepPopulation.histories.map((history) =>
    history.length > 0 ? history.column(column, task)[history.length - 1] : Number.NaN,
  )
}
