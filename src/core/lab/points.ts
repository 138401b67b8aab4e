/** Points of the lab's fit that a person adds and removes. */
import { LAB_LIMITS, type LabSetup, LEAST_POINTS, MOST_POINTS } from './setup'

type Place = readonly [number, number]

/** Places along each side of the square that a new point of a class may get. */
const PLACES = 8

const hundredths = (value: number): number => Math.round(value * 100) / 100 + 0
const within = (value: number, min: number, max: number): number => hundredths(Math.min(max, Math.max(min, value)))

export const pointCount = ({ kind, points, classes }: LabSetup): number =>
  kind === 'classes' ? classes.length : points.length

/**
 * The set-up with one more point, which comes last; null if there are as many as allowed. Without a place, a point of a
 * regression goes to the middle of the widest gap in x, as high as its neighbours are on average, so that it hardly
 * moves the line; a point of a class goes to the place farthest from all others. The class is the one with fewer points.
 */
export function withPoint(lab: LabSetup, at: Place = freePlace(lab)): LabSetup | null {
  if (pointCount(lab) >= MOST_POINTS) return null
  const [x, y] = at
  const { min, max } = lab.kind === 'classes' ? { min: -1, max: 1 } : LAB_LIMITS.y
  const place = [within(x, -1, 1), within(y, min, max)] as const
  if (lab.kind === 'regression') return { ...lab, points: [...lab.points, place] }
  const ones = lab.classes.filter(([, , label]) => label === 1).length
  return { ...lab, classes: [...lab.classes, [...place, 2 * ones < lab.classes.length ? 1 : 0]] }
}

/** The set-up without a point; null if it has no such point or as few as allowed. */
export function withoutPoint(lab: LabSetup, index: number): LabSetup | null {
  const count = pointCount(lab)
  if (count <= LEAST_POINTS || !(index >= 0 && index < count)) return null
  const without = <P>(list: readonly P[]): P[] => list.filter((_, i) => i !== index)
  return lab.kind === 'classes' ? { ...lab, classes: without(lab.classes) } : { ...lab, points: without(lab.points) }
}

function freePlace({ kind, points, classes }: LabSetup): Place {
  return kind === 'classes' ? farthest(classes.map(([x, y]) => [x, y])) : widestGap(points)
}

function widestGap(points: readonly Place[]): Place {
  const sorted = [...points].sort(([a], [b]) => a - b)
  const [first, last] = [sorted[0], sorted[sorted.length - 1]]
  // The gaps at both ends have one neighbour.
  const gaps = [[[-1, first[1]] as const, first], ...sorted.slice(1).map((point, i) => [sorted[i], point] as const)]
  gaps.push([last, [1, last[1]]])
  const [left, right] = gaps.reduce((best, gap) => (gap[1][0] - gap[0][0] > best[1][0] - best[0][0] ? gap : best))
  return [(left[0] + right[0]) / 2, (left[1] + right[1]) / 2]
}

function farthest(points: readonly Place[]): Place {
  const at = (k: number): number => -1 + (2 * (k + 0.5)) / PLACES
  const distance = ([x, y]: Place): number => Math.min(...points.map(([a, b]) => Math.hypot(x - a, y - b)))
  const places = Array.from({ length: PLACES * PLACES }, (_, k): Place => [at(k % PLACES), at(Math.floor(k / PLACES))])
  return places.reduce((best, place) => (distance(place) > distance(best) ? place : best))
}
