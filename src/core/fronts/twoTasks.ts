/**
 * The front of two tasks, in points [x, y]: a number of one task, and the same number of the other. Losses are better
 * when smaller, metrics when larger. A point with a NaN is on no front and dominates nothing.
 */
import { hypervolume } from './hypervolume'
import { nonDominated } from './nonDominated'

export type Point = readonly [number, number]
export type ParetoMeasure = 'loss' | 'metric'

export const isPoint = ([x, y]: Point): boolean => Number.isFinite(x) && Number.isFinite(y)

const asCosts = (points: readonly Point[], measure: ParetoMeasure): Point[] =>
  measure === 'loss' ? [...points] : points.map(([x, y]): Point => [-x, -y])

/** Places of the points that no other one dominates, from left to right. */
export function frontOf(points: readonly Point[], measure: ParetoMeasure): number[] {
  const front = nonDominated(asCosts(points, measure))
  return points
    .map((_, k) => k)
    .filter((k) => front[k] && isPoint(points[k]))
    .sort((a, b) => points[a][0] - points[b][0])
}

/**
 * Corners of the border of what the front dominates, from left to right. Of losses all that is above and
 * right of a point is worse than it, so the step to the next one goes right first; of metrics down first.
 */
export function staircase(front: readonly Point[], measure: ParetoMeasure): Point[] {
  return front.flatMap((point, k): Point[] => {
    const next = front[k + 1]
    if (!next) return [point]
    return [point, measure === 'loss' ? [next[0], point[1]] : [point[0], next[1]]]
  })
}

/** Share of the box from the reference to the ideal (0, 0) of losses; the area above 0 of metrics. */
export function volumeOf(points: readonly Point[], measure: ParetoMeasure, reference: Point): number {
  const known = points.filter(isPoint)
  if (known.length === 0) return Number.NaN
  if (measure === 'metric') return hypervolume(asCosts(known, measure), [0, 0])
  const box = reference[0] * reference[1]
  return box > 0 ? hypervolume(known, reference) / box : Number.NaN
}

/** The largest loss that a lane started with: what learning nothing costs. */
export const worstStart = (curves: readonly ArrayLike<number>[]): number =>
  Math.max(Number.NEGATIVE_INFINITY, ...curves.map((curve) => curve[0]).filter(Number.isFinite))
