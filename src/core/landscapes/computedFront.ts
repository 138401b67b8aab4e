/**
 * The Pareto set of a landscape for which no closed form is known, within its picture.
 *
 * At a Pareto optimal point the gradients are opposed, so that
 *
 *     D = ∂f1/∂x1 · ∂f2/∂x2 − ∂f1/∂x2 · ∂f2/∂x1 = 0   and   ⟨∇f1, ∇f2⟩ ≤ 0.
 *
 * The line D = 0 is found on a grid (marching squares) and refined with Newton's method along ∇D. Of its points those
 * stay at which the gradients are opposed and that no other point dominates.
 */
import { frontOf, LOSSES } from '../fronts/twoTasks'
import { zeroLine } from '../measures/isoline'
import { type Landscape, type Pair, VALUES } from './define'

type Known = Pick<Landscape, 'evaluate' | 'bounds'>

const CELLS = 121
/** Neighbours farther apart than so many cells belong to different pieces of the set. */
const APART = 4
const NEWTON_STEPS = 3
const DIFFERENCE = 1e-5

/** Points of the set from the minimiser of loss 2 to that of loss 1; null if there are few or they are not one curve. */
export function computedFront({ evaluate, bounds }: Known): readonly Pair[] | null {
  const v = new Float64Array(VALUES)
  const determinant = (x1: number, x2: number): number => {
    evaluate(x1, x2, v)
    return v[2] * v[5] - v[3] * v[4]
  }
  const cell = [bounds.x1, bounds.x2].map(([low, high]) => (high - low) / (CELLS - 1))
  const field = Float64Array.from({ length: CELLS * CELLS }, (_, at) => {
    const [column, row] = [at % CELLS, Math.floor(at / CELLS)]
    return determinant(bounds.x1[0] + column * cell[0], bounds.x2[0] + row * cell[1])
  })
  const line = zeroLine(field, CELLS)
  const points: Pair[] = []
  for (let k = 0; k + 1 < line.length; k += 2) {
    const start: Pair = [bounds.x1[0] + (line[k] - 0.5) * cell[0], bounds.x2[0] + (line[k + 1] - 0.5) * cell[1]]
    const point = refined(determinant, start, Math.max(...cell))
    evaluate(point[0], point[1], v)
    if (v.every(Number.isFinite) && v[2] * v[4] + v[3] * v[5] <= 0) points.push(point)
  }
  const losses = points.map(([x1, x2]): Pair => {
    evaluate(x1, x2, v)
    return [v[0], v[1]]
  })
  const front = frontOf(losses, LOSSES)
    .reverse()
    .map((k) => points[k])
  const isCurve = front.every((point, k) => k === 0 || gap(point, front[k - 1]) < APART * Math.max(...cell))
  return front.length >= APART && isCurve ? front : null
}

/** The point moved onto the line D = 0; it stays where it is if that would take it farther than a cell. */
function refined(determinant: (x1: number, x2: number) => number, start: Pair, cell: number): Pair {
  const h = DIFFERENCE * cell
  let [x1, x2] = start
  for (let round = 0; round < NEWTON_STEPS; round++) {
    const d = determinant(x1, x2)
    const slope1 = (determinant(x1 + h, x2) - determinant(x1 - h, x2)) / (2 * h)
    const slope2 = (determinant(x1, x2 + h) - determinant(x1, x2 - h)) / (2 * h)
    const square = slope1 * slope1 + slope2 * slope2
    if (!(square > 0)) break
    x1 -= (d * slope1) / square
    x2 -= (d * slope2) / square
  }
  return gap([x1, x2], start) < cell ? [x1, x2] : start
}

const gap = (a: Pair, b: Pair): number => Math.hypot(a[0] - b[0], a[1] - b[1])

/** The point at a share of the length of a line through these points. */
export function alongLine(points: readonly Pair[]): (share: number) => Pair {
  const lengths = [0]
  for (let k = 1; k < points.length; k++) lengths.push(lengths[k - 1] + gap(points[k], points[k - 1]))
  const whole = lengths[lengths.length - 1]
  return (share) => {
    const at = share * whole
    const k = Math.max(
      1,
      Math.min(
        lengths.findIndex((length) => length >= at),
        points.length - 1,
      ),
    )
    const piece = lengths[k] - lengths[k - 1]
    const part = piece > 0 ? (at - lengths[k - 1]) / piece : 0
    const [a, b] = [points[k - 1], points[k]]
    return [a[0] + part * (b[0] - a[0]), a[1] + part * (b[1] - a[1])]
  }
}
