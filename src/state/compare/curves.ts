/** Curves of a lane: the mean over its seeds, and the band of one standard deviation around it. */
import type { LaneRun } from '../../core/comparison/expand'
import { type Band, bandOver } from '../../core/measures/band'
import type { CurveName } from '../../core/measures/relative'
import { mean } from '../../core/measures/summary'
import type { History } from '../history'
import { runsOfLane } from './actions'
import { compareStore, lanesPopulation } from './store'

export interface LaneCurve extends Band {
  /** As long as the band. */
  readonly steps: Float64Array
  /** The number of runs that it is the mean of. */
  readonly seeds: number
}

/** The histories of a lane's runs; `lane` is its place in the comparison. */
export const historiesOf = (lane: number): readonly History[] =>
  runsOfLane(compareStore.getState().runs, lane).flatMap((run) => lanesPopulation.histories[run] ?? [])

/** Curves of a lane by lane, column and index, with the version of the histories that they were made of. */
type Made = Map<string, { readonly version: number; readonly curve: LaneCurve }>
/** By the runs of a comparison; garbage collected with them. */
const madeFor = new WeakMap<readonly LaneRun[], Made>()

/**
 * The curve of a column (`index` within it as in `columnsFor`) for a lane, by its place in the comparison.
 * Computed once for each version of the histories.
 */
export function laneCurve(lane: number, name: CurveName, index = 0): LaneCurve {
  const { runs } = compareStore.getState()
  const { version } = lanesPopulation.store.getState()
  const made: Made = madeFor.get(runs) ?? new Map()
  madeFor.set(runs, made)
  const key = `${lane} ${name} ${index}`
  const known = made.get(key)
  if (known?.version === version) return known.curve
  const curve = bandOf(historiesOf(lane), name, index)
  made.set(key, { version, curve })
  return curve
}

/** The mean of a lane's column at one step, without computing the curve; NaN if no run has a value. */
export function laneValueAt(lane: number, name: CurveName, index: number, step: number): number {
  const values = historiesOf(lane).map((history) => history.valueAt(step, name, index))
  return mean(values.filter(Number.isFinite))
}

export const bandOf = (histories: readonly History[], name: CurveName, index: number): LaneCurve =>
  bandAround(histories, (history) => history.column(name, index))

/**
 * The band of any values that a history yields, one for each of its steps. Runs of a lane are recorded at the same
 * steps, but a run that diverged ends early and is then not thinned with the others.
 */
export function bandAround(histories: readonly History[], valuesOf: (history: History) => Float64Array): LaneCurve {
  const steps = stepsOf(histories)
  const columns = histories.map((history) => onSteps(steps, history.steps, valuesOf(history)))
  return { steps, seeds: histories.length, ...bandOver(columns, steps.length) }
}

/** The steps of the run that trained longest. It has the steps of the others, except those it has thinned out since. */
export function stepsOf(histories: readonly History[]): Float64Array {
  return histories
    .map((history) => history.steps)
    .reduce((most, steps) => (lastOf(steps) > lastOf(most) ? steps : most), new Float64Array(0) as Float64Array)
}

const lastOf = (steps: Float64Array): number => steps[steps.length - 1] ?? -1

/** Reads values of some steps at others (both ascending); NaN if unknown. Returns the same array for equal steps. */
export function onSteps(wanted: Float64Array, given: Float64Array, values: Float64Array): Float64Array {
  const last = wanted.length - 1
  if (given.length === wanted.length && given[last] === wanted[last]) return values
  let from = 0
  return wanted.map((step) => {
    while (from < given.length && given[from] < step) from++
    return given[from] === step ? values[from] : Number.NaN
  })
}
