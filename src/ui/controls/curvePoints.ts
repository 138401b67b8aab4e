/** Control points of one curve: [step, weight], steps ascending. Pure functions that change them within the limits. */
export type Point = readonly [number, number]
export type Points = readonly Point[]
export interface CurveLimits {
  readonly min: number
  readonly max: number
  readonly maxPoints: number
}

const clamp = (value: number, low: number, high: number) => Math.min(high, Math.max(low, value))

/** Moves a point. It stays at least one step away from its neighbours, and the first stays at step 0 or later. */
export function movePoint(points: Points, index: number, [x, y]: Point, limits: CurveLimits): Points {
  const low = index > 0 ? points[index - 1][0] + 1 : 0
  const high = index < points.length - 1 ? points[index + 1][0] - 1 : Number.MAX_SAFE_INTEGER
  const moved: Point = [clamp(Math.round(x), low, Math.max(low, high)), clamp(y, limits.min, limits.max)]
  return points.map((point, i) => (i === index ? moved : point))
}

/** Adds a point at a free step. Returns its index, or null when there is no room. */
export function addPoint(points: Points, [x, y]: Point, limits: CurveLimits): { points: Points; index: number } | null {
  const step = Math.max(0, Math.round(x))
  if (points.length >= limits.maxPoints || points.some((point) => point[0] === step)) return null
  const next = [...points, [step, clamp(y, limits.min, limits.max)] as Point].sort((a, b) => a[0] - b[0])
  return { points: next, index: next.findIndex((point) => point[0] === step) }
}

/** Adds a point half-way to the next one, or behind the last. */
export function addBeside(points: Points, index: number, spacing: number, limits: CurveLimits) {
  const [x, y] = points[index]
  const next = points[index + 1]
  const step = next ? Math.round((x + next[0]) / 2) : x + Math.max(1, Math.round(spacing))
  return addPoint(points, [step, next ? (y + next[1]) / 2 : y], limits)
}

/** A curve keeps at least one point. */
export const removePoint = (points: Points, index: number): Points =>
  points.length > 1 ? points.filter((_, i) => i !== index) : points

/** A press farther than this many pixels from a point does not select it. */
const REACH = 16

/**
 * The point under a press: the nearest within reach. Where points overlap, the chosen task's point wins. `places` has
 * each task's points in pixels.
 */
export function nearestKnot(
  places: readonly (readonly Point[])[],
  [x, y]: Point,
  chosenTask: number,
): { task: number; point: number } | null {
  let nearest: { task: number; point: number } | null = null
  let least = REACH
  places.forEach((points, task) => {
    points.forEach(([px, py], point) => {
      const distance = Math.hypot(px - x, py - y)
      const preferred = task === chosenTask && distance <= least + 2
      if (distance > REACH || !(distance < least || preferred)) return
      least = Math.min(least, distance)
      nearest = { task, point }
    })
  })
  return nearest
}
