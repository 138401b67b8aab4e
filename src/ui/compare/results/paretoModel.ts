/** The Pareto picture of two tasks in numbers: points of lanes, bounds of the axes, trails. Pure. */
import { isPoint, type ParetoMeasure, type Point } from '../../../core/fronts/twoTasks'
import { mean } from '../../../core/measures/summary'
import type { LaneValues } from '../../../state/compare/results'
import { type Bounds, evenTicks, extent, linearBounds, logBounds, logTicks } from '../../charts/bounds'
import { pathThrough, type Scale } from '../../charts/paths'
import { nextRound } from '../../text/roundNumbers'

/** Scales from values to pixels, for both axes. */
export interface Projection {
  readonly x: Scale
  readonly y: Scale
}

export interface LanePoint {
  /** Index in the comparison. */
  readonly lane: number
  /** Over the seeds that have a value; NaN if none has. */
  readonly mean: Point
  readonly seeds: readonly Point[]
}

const valuesOf = ({ losses, metrics }: LaneValues, measure: ParetoMeasure, task: number): readonly number[] =>
  (measure === 'loss' ? losses : metrics)[task] ?? []

/** Points of the lanes that train both tasks; `x` and `y` are indices among the trained tasks. */
export function lanePoints(
  results: readonly LaneValues[],
  measure: ParetoMeasure,
  [x, y]: readonly [number, number],
): LanePoint[] {
  return results.flatMap((result, lane) => {
    if (result.lane.only !== null) return []
    const [xs, ys] = [valuesOf(result, measure, x), valuesOf(result, measure, y)]
    const seeds = xs.map((value, s): Point => [value, ys[s]]).filter(isPoint)
    return [{ lane, mean: [mean(xs), mean(ys)] as const, seeds }]
  })
}

/** The value of a single-task baseline. It is drawn as a line, since the baseline has no value for the other task. */
export function baselineAt(
  result: LaneValues,
  measure: ParetoMeasure,
  ids: readonly [string, string],
  axes: readonly [number, number],
): { readonly axis: 0 | 1; readonly value: number } | null {
  const axis = result.lane.only === ids[0] ? 0 : result.lane.only === ids[1] ? 1 : null
  if (axis === null) return null
  const value = mean(valuesOf(result, measure, axes[axis]))
  return Number.isFinite(value) ? { axis, value } : null
}

/** Path of a line through the points. */
export const pathOf = (points: readonly Point[], { x, y }: Projection): string =>
  pathThrough(points.map(([a, b]) => [x(a), y(b)]))

/** R² has no lower bound. Values far below 0 are drawn at the edge, so that they do not squeeze the others together. */
const LEAST_METRIC = -0.25
const LEAST_SPAN = 0.02

export function paretoBounds(
  values: readonly number[],
  lowerIsBetter: boolean,
  log: boolean,
  current: Bounds | null,
): Bounds {
  if (!lowerIsBetter) {
    const range = extent([Float64Array.from(values.filter((value) => value >= LEAST_METRIC))], false) ?? [0, 1]
    const low = Math.min(Math.max(LEAST_METRIC, range[0]), 1 - LEAST_SPAN)
    return closeBounds([low, Math.min(1, Math.max(range[1], low + LEAST_SPAN))], current)
  }
  const range = extent([Float64Array.from(values)], log) ?? (log ? [0.1, 1] : [0, 1])
  return log ? tightLogBounds(range, current) : linearBounds(range, current)
}

const LADDER = [1, 1.5, 2, 3, 4, 5, 6, 7, 8]

/** Like `logBounds`, with ends closer to the values: with wide ends on both axes most of the plot would be empty. */
function tightLogBounds([least, most]: readonly [number, number], current: Bounds | null): Bounds {
  if (most / least > 10) return logBounds([least, most], current)
  const fits = current && least >= current.low && most <= current.high
  if (fits && Math.log(most / least) > 0.65 * Math.log(current.high / current.low)) return current
  const low = nextRound(least, LADDER, 'down')
  const high = Math.max(nextRound(most, LADDER, 'up'), Number((1.5 * low).toPrecision(3)))
  const ticks = logTicks(low, high)
  return { low, high, ticks: ticks.length >= 3 ? ticks : evenTicks(low, high, 4) }
}

/** Both ends of a metric's axis are multiples of this; the axis need not show 0. */
const STEP = 0.05

function closeBounds([least, most]: readonly [number, number], current: Bounds | null): Bounds {
  const fits = current && least >= current.low && most <= current.high
  if (fits && most - least > 0.6 * (current.high - current.low)) return current
  const low = Number((Math.floor(least / STEP) * STEP).toFixed(2))
  const high = Number((Math.ceil(most / STEP) * STEP).toFixed(2))
  return { low, high, ticks: evenTicks(low, high, 4) }
}

const MOST_TRAIL = 120

/** Every 2ⁿth point of a path and its last one. A growing path keeps its points until n increases. */
export function trailOf(xs: ArrayLike<number>, ys: ArrayLike<number>): Point[] {
  const count = Math.min(xs.length, ys.length)
  let every = 1
  while (count / every > MOST_TRAIL) every *= 2
  const trail: Point[] = []
  for (let k = 0; k < count; k++) {
    const point: Point = [xs[k], ys[k]]
    if ((k % every === 0 || k === count - 1) && isPoint(point)) trail.push(point)
  }
  return trail
}
