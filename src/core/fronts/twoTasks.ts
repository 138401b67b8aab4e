/**
 * The front of two tasks as points [x, y]: a loss or metric of the first task and the same of the second. Smaller
 * losses and larger metrics are better. A point with a NaN is on no front and dominates no other.
 */
import { hypervolume } from './hypervolume'
import { nonDominated } from './nonDominated'

export type Point = readonly [number, number]
export type ParetoMeasure = 'loss' | 'metric'

export const isPoint = ([x, y]: Point): boolean => Number.isFinite(x) && Number.isFinite(y)

const asCosts = (points: readonly Point[], measure: ParetoMeasure): Point[] =>
  measure === 'loss' ? [...points] : points.map(([x, y]): Point => [-x, -y])

/** Indices of the points that no other point dominates, from left to right. */
export function frontOf(points: readonly Point[], measure: ParetoMeasure): number[] {
  const front = nonDominated(asCosts(points, measure))
  return points
    .map((_, k) => k)
    .filter((k) => front[k] && isPoint(points[k]))
    .sort((a, b) => points[a][0] - points[b][0])
}

/**
 * Corners of the border of the region that the front dominates, from left to right. For losses a point dominates
 * everything above and to its right, so the border goes right first and then down. For metrics it goes down first.
 */
export function staircase(front: readonly Point[], measure: ParetoMeasure): Point[] {
  return front.flatMap((point, k): Point[] => {
    const next = front[k + 1]
    if (!next) return [point]
    return [point, measure === 'loss' ? [next[0], point[1]] : [point[0], next[1]]]
  })
}

/** For losses the share of the box between the reference and the ideal (0, 0); for metrics the area above 0. */
export function volumeOf(points: readonly Point[], measure: ParetoMeasure, reference: Point): number {
  const known = points.filter(isPoint)
  if (known.length === 0) return Number.NaN
  if (measure === 'metric') return hypervolume(asCosts(known, measure), [0, 0])
  const box = reference[0] * reference[1]
  return box > 0 ? hypervolume(known, reference) / box : Number.NaN
}

/** The largest loss that any lane started with: the loss of a network that has learnt nothing. */
export const worstStart = (curves: readonly ArrayLike<number>[]): number =>
  Math.max(Number.NEGATIVE_INFINITY, ...curves.map((curve) => curve[0]).filter(Number.isFinite))
