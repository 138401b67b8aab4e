/**
 * The front of two tasks as points [x, y]: a loss or metric of the first task and the same of the second. Smaller
 * losses and errors are better, and larger values of other metrics. A point with a NaN is on no front and dominates no
 * other.
 */
import { hypervolume } from './hypervolume'
import { nonDominated } from './nonDominated'

export type Point = readonly [number, number]
export type ParetoMeasure = 'loss' | 'metric'
/** Of each axis, whether lower values are better: true for losses and errors. */
export type Lower = readonly [boolean, boolean]
export const LOSSES: Lower = [true, true]

export const isPoint = ([x, y]: Point): boolean => Number.isFinite(x) && Number.isFinite(y)

const asCosts = (points: readonly Point[], [xIsLower, yIsLower]: Lower): Point[] =>
  points.map(([x, y]): Point => [xIsLower ? x : -x, yIsLower ? y : -y])

/** Indices of the points that no other point dominates, from left to right. */
export function frontOf(points: readonly Point[], lower: Lower): number[] {
  const front = nonDominated(asCosts(points, lower))
  return points
    .map((_, k) => k)
    .filter((k) => front[k] && isPoint(points[k]))
    .sort((a, b) => points[a][0] - points[b][0])
}

/**
 * Corners of the border of the region that the front dominates, from left to right. A point dominates everything on one
 * side of it: to its right where lower values of x are better, so the border goes right first; else to its left, and the
 * border goes up or down first.
 */
export function staircase(front: readonly Point[], [xIsLower]: Lower): Point[] {
  return front.flatMap((point, k): Point[] => {
    const next = front[k + 1]
    if (!next) return [point]
    return [point, xIsLower ? [next[0], point[1]] : [point[0], next[1]]]
  })
}

/**
 * The area between the front and the reference, whose worst values count. Where lower values of an axis are better it is
 * measured in shares of the reference, whose ideal is 0; else from 0 up, in units of the metric.
 */
export function volumeOf(points: readonly Point[], lower: Lower, reference: Point): number {
  const known = points.filter(isPoint)
  if (known.length === 0) return Number.NaN
  const worst = reference.map((value, axis) => (lower[axis] ? value : 0))
  const box = reference.reduce((area, value, axis) => (lower[axis] ? area * value : area), 1)
  return box > 0 ? hypervolume(asCosts(known, lower), worst) / box : Number.NaN
}

/** The largest value that any lane started with: the loss or error of a network that has learnt nothing. */
export const worstStart = (curves: readonly ArrayLike<number>[]): number =>
  Math.max(Number.NEGATIVE_INFINITY, ...curves.map((curve) => curve[0]).filter(Number.isFinite))
