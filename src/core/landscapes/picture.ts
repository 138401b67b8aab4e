/** What a picture of a landscape shows besides the paths: values on a grid, the front, the harmless directions. */
import { type Cone, harmlessCone } from '../measures/plane'
import { type Bounds, evaluateAt, type Landscape, type Pair, VALUES } from './define'

/** Losses on a grid, row by row from the least x2; within a row from the least x1. The corners are the bounds'. */
export interface LossGrid {
  readonly columns: number
  readonly rows: number
  readonly bounds: Bounds
  /** [rows · columns] each, scales multiplied in. */
  readonly losses: readonly [Float64Array, Float64Array]
  /** (l1 + l2) / 2. */
  readonly mean: Float64Array
}

export function lossGrid(
  { evaluate }: Landscape,
  [s1, s2]: Pair,
  bounds: Bounds,
  columns: number,
  rows: number,
): LossGrid {
  const size = columns * rows
  const losses = [new Float64Array(size), new Float64Array(size)] as const
  const mean = new Float64Array(size)
  const values = new Float64Array(VALUES)
  for (let row = 0; row < rows; row++) {
    const x2 = between(bounds.x2, row, rows)
    for (let column = 0; column < columns; column++) {
      const at = row * columns + column
      evaluate(between(bounds.x1, column, columns), x2, values)
      losses[0][at] = s1 * values[0]
      losses[1][at] = s2 * values[1]
      mean[at] = 0.5 * (losses[0][at] + losses[1][at])
    }
  }
  return { columns, rows, bounds, losses, mean }
}

const between = ([low, high]: Pair, k: number, count: number): number =>
  count > 1 ? low + ((high - low) * k) / (count - 1) : 0.5 * (low + high)

/** Levels at equal shares of the values, ascending: between any two of them lies the same part of the picture. */
export function levelsOf(values: Float64Array, count: number): number[] {
  const sorted = values.filter(Number.isFinite).sort()
  if (sorted.length === 0) return []
  const levels = Array.from({ length: count }, (_, k) => sorted[Math.floor(((k + 1) * sorted.length) / (count + 1))])
  return levels.filter((level, k) => k === 0 || level > levels[k - 1])
}

/** The Pareto set and its image, from the minimiser of loss 2 to that of loss 1. */
export interface Front {
  readonly points: readonly Pair[]
  /** (l1, l2), scales multiplied in. */
  readonly losses: readonly Pair[]
  /** Whether the front is hollow there: no weighted sum of the losses has a minimum at such a point. */
  readonly hollow: readonly boolean[]
}

/** Null where the Pareto set is not known. */
export function frontOf(landscape: Landscape, scales: Pair, count: number): Front | null {
  const { paretoPoint } = landscape
  if (!paretoPoint) return null
  const points = Array.from({ length: count }, (_, k) => paretoPoint(count > 1 ? k / (count - 1) : 0.5))
  const losses = points.map((point) => evaluateAt(landscape, scales, point).losses)
  return { points, losses, hollow: points.map((point) => isHollow(landscape, point)) }
}

const DIFFERENCE = 1e-5

/**
 * Whether no weighted sum has a minimum at a point of the Pareto set. The only weights with a gradient of zero there are
 * in the ratio |∇f2| : |∇f1|; it is no minimum if their Hessian H has a negative eigenvalue, that is
 *
 *     H11 + H22 < 0   or   H11 H22 − H12² < 0.
 *
 * H comes from central differences of the gradients. Scales change the weights, but not H's sign.
 */
function isHollow({ evaluate, bounds }: Landscape, [x1, x2]: Pair): boolean {
  const v = new Float64Array(VALUES)
  evaluate(x1, x2, v)
  const [w1, w2] = [Math.hypot(v[4], v[5]), Math.hypot(v[2], v[3])]
  const slopes = (y1: number, y2: number): Pair => {
    evaluate(y1, y2, v)
    return [w1 * v[2] + w2 * v[4], w1 * v[3] + w2 * v[5]]
  }
  const h = DIFFERENCE * (bounds.x1[1] - bounds.x1[0])
  const [right, left, up, down] = [slopes(x1 + h, x2), slopes(x1 - h, x2), slopes(x1, x2 + h), slopes(x1, x2 - h)]
  const [h11, h22] = [right[0] - left[0], up[1] - down[1]]
  const h12 = 0.5 * (right[1] - left[1] + up[0] - down[0])
  const size = Math.abs(h11) + Math.abs(h22) + Math.abs(h12)
  return h11 + h22 < -ROUNDING * size || h11 * h22 - h12 * h12 < -ROUNDING * size * size
}

/** An eigenvalue below this share of the entries counts as zero. */
const ROUNDING = 1e-6

/**
 * Angles of the directions d at a point for which a small step against d raises no loss: ⟨d, ∇l_i⟩ ≥ 0 for both. Null
 * if the gradients are exactly opposed; all angles where both are zero.
 */
export const harmlessAt = (landscape: Landscape, scales: Pair, point: Pair): Cone | null =>
  harmlessCone(evaluateAt(landscape, scales, point).jacobian)
