/**
 * Compares lanes that train all tasks with single-task baselines, by seed. T tasks, S seeds of a lane.
 *
 * The reference of a task is the mean of its baseline over the baseline's seeds, so that one lucky seed of the
 * baseline does not distort every quotient. It is the task's metric, or its loss if the metric is unknown or 0.
 */
import { mean } from '../measures/summary'
import { deltaM, type TaskNumbers } from './relative'

/** The result of a task that is trained alone. */
export interface Baseline {
  readonly value: number
  readonly by: 'metrics' | 'losses'
  /** True for a metric whose larger values are better. Losses and errors are better the lower they are. */
  readonly higher: boolean
}

/**
 * The baseline of task `t` from the lane that trains it alone; null if neither metric nor loss can be a reference.
 * `higher` says whether larger values of the task's metric are better.
 */
export function baselineOf(alone: TaskNumbers, t: number, higher: boolean): Baseline | null {
  for (const by of ['metrics', 'losses'] as const) {
    const value = mean(alone[by][t] ?? [])
    if (Number.isFinite(value) && value !== 0) return { value, by, higher: by === 'metrics' && higher }
  }
  return null
}

const valuesOf = ({ losses, metrics }: TaskNumbers, baseline: Baseline | null, t: number): readonly number[] =>
  (baseline?.by === 'losses' ? losses : metrics)[t] ?? []

const isHigherBetter = (baseline: Baseline | null): boolean => baseline?.higher === true

/** Δm of each of the first `seeds` seeds, %; NaN if a task has no baseline or no number. `baselines`: [T]. */
export function deltaMBySeed(lane: TaskNumbers, baselines: readonly (Baseline | null)[], seeds: number): number[] {
  const references = baselines.map((baseline) => baseline?.value ?? null)
  const higher = baselines.map(isHigherBetter)
  return Array.from({ length: seeds }, (_, s) => {
    const values = baselines.map((baseline, t) => valuesOf(lane, baseline, t)[s] ?? Number.NaN)
    return (values.length > 0 ? deltaM(values, references, higher) : null) ?? Number.NaN
  })
}

/** Change of each task's mean relative to its baseline, [T], %; NaN without a baseline. */
export const changesOfMeans = (lane: TaskNumbers, baselines: readonly (Baseline | null)[]): number[] =>
  baselines.map((baseline, t) => {
    const value = mean(valuesOf(lane, baseline, t))
    return deltaM([value], [baseline?.value ?? null], [isHigherBetter(baseline)]) ?? Number.NaN
  })
