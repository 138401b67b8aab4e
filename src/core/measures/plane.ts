/**
 * Task gradients seen in a plane, from their Gramian alone.
 *
 *     M = G Gᵀ = Σ_k λ_k v_k v_kᵀ (λ_1 ≥ λ_2 ≥ …),   p_i = (√λ_1 v_1i, √λ_2 v_2i)
 *
 * | symbol | here      | shape  | unit                                                       |
 * | ------ | --------- | ------ | ---------------------------------------------------------- |
 * | M      | `gramian` | [T, T] | (loss / parameter)²                                        |
 * | p      | `points`  | [T][2] | loss / parameter; g_i projected on the leading plane       |
 *
 * No other plane keeps more of Σ‖g_i‖²: `shown` = (λ_1 + λ_2) / Σ λ, which is 1 for two tasks. For a direction x in the
 * plane ⟨x, g_i⟩ = ⟨x, p_i⟩, so the signs of inner products can be read off the picture exactly.
 */
import type { Matrix, Vector } from '../numerics/dense'
import { diagonal, quadratic, total } from '../numerics/dense'
import { eigen } from '../numerics/eigen'

export type Point = readonly [number, number]

export interface Plane {
  readonly points: readonly Point[]
  /** Share of Σ‖g_i‖² that lies in the plane, 0 to 1. */
  readonly shown: number
}

/**
 * The leading plane. Its coordinates are free up to a rotation and a reflection; `upright` and `alignedTo` choose one.
 */
export function leadingPlane(gramian: Matrix): Plane {
  const finite = gramian.map((row) => row.map((x) => (Number.isFinite(x) ? x : 0)))
  const scale = scaleOf(finite)
  const m = finite.map((row) => row.map((x) => x / scale))
  const { values, vectors } = eigen(m)
  const axis = (rank: number) => {
    const k = values.length - rank
    return { length: Math.sqrt(Math.max(values[k] ?? 0, 0)), vector: vectors[k] }
  }
  const [first, second] = [axis(1), axis(2)]
  const along = (a: typeof first, i: number) => (a.length > 0 ? a.length * a.vector[i] * Math.sqrt(scale) : 0)
  const all = total(diagonal(m).map((x) => Math.max(x, 0)))
  return {
    points: m.map((_, i) => [along(first, i), along(second, i)]),
    shown: all > 0 ? Math.min(1, (first.length ** 2 + second.length ** 2) / all) : 1,
  }
}

/** The squares of entries outside these limits would be infinite or 0. */
const LARGEST = 1e100
const SMALLEST = 1e-100

/** Divisor of the matrix after which its entries can be squared; 1 unless they are extremely large or small. */
function scaleOf(m: Matrix): number {
  const most = Math.max(0, ...m.flat().map(Math.abs))
  return most > LARGEST || (most > 0 && most < SMALLEST) ? most : 1
}

const angleOf = ([x, y]: Point): number => Math.atan2(y, x)
const lengthOf = ([x, y]: Point): number => Math.hypot(x, y)
const turned = ([x, y]: Point, angle: number): Point => {
  const [c, s] = [Math.cos(angle), Math.sin(angle)]
  return [c * x - s * y, s * x + c * y]
}
const mirrored = ([x, y]: Point): Point => [-x, y]

/** Orientation of the first picture: the common direction of the tasks points up, the first task to the left. */
export function upright(points: readonly Point[]): Point[] {
  const units = points.map((p) => (lengthOf(p) > 0 ? p.map((x) => x / lengthOf(p)) : p))
  const common: Point = [total(units.map(([x]) => x)), total(units.map(([, y]) => y))]
  const up = lengthOf(common) > 1e-9 ? points.map((p) => turned(p, Math.PI / 2 - angleOf(common))) : [...points]
  return (up[0]?.[0] ?? 0) > 0 ? up.map(mirrored) : up
}

/**
 * `points` after the rotation, or reflection if that fits better, that brings them closest to `reference` (orthogonal
 * Procrustes in the plane). Without it the picture would flip from one step to the next.
 */
export function alignedTo(reference: readonly Point[], points: readonly Point[]): Point[] {
  const nearest = (from: readonly Point[]) => {
    const cos = total(from.map(([x, y], i) => x * reference[i][0] + y * reference[i][1]))
    const sin = total(from.map(([x, y], i) => x * reference[i][1] - y * reference[i][0]))
    return { score: Math.hypot(cos, sin), angle: Math.atan2(sin, cos) }
  }
  const other = points.map(mirrored)
  const [kept, flipped] = [nearest(points), nearest(other)]
  return flipped.score > kept.score * (1 + 1e-9)
    ? other.map((p) => turned(p, flipped.angle))
    : points.map((p) => turned(p, kept.angle))
}

/** Angles in radians, counter-clockwise from `from` to `to`. */
export interface Cone {
  readonly from: number
  readonly to: number
}

/** A projection shorter than this share of the longest has no reliable direction. */
const ZERO_SHARE = 1e-9

/**
 * The directions x of the plane with ⟨x, p_i⟩ ≥ 0 for every i: a step along −x raises no loss to first order. Null if
 * there is none. Without any gradient, all directions.
 */
export function harmlessCone(points: readonly Point[]): Cone | null {
  const longest = Math.max(0, ...points.map(lengthOf))
  const angles = points
    .filter((p) => lengthOf(p) > ZERO_SHARE * longest)
    .map(angleOf)
    .sort((a, b) => a - b)
  if (angles.length === 0) return { from: -Math.PI, to: Math.PI }
  // All gradients lie in the arc that remains after removing the widest gap between neighbours.
  const gaps = angles.map((angle, i) =>
    i === 0 ? angle + 2 * Math.PI - angles[angles.length - 1] : angle - angles[i - 1],
  )
  const first = gaps.indexOf(Math.max(...gaps))
  const spread = 2 * Math.PI - gaps[first]
  if (spread > Math.PI + 1e-9) return null
  const from = angles[first] + spread - Math.PI / 2
  return { from, to: Math.max(from, angles[first] + Math.PI / 2) }
}

/**
 * ‖d‖ divided by the length of the longest part α_i g_i: how much remains after parts cancel; 1 or more where they
 * agree.
 */
export function remainder(gramian: Matrix, weights: Vector): number {
  const length = Math.sqrt(Math.max(quadratic(gramian, weights), 0))
  const most = Math.max(0, ...weights.map((w, i) => Math.abs(w) * Math.sqrt(Math.max(gramian[i][i], 0))))
  return most > 0 ? length / most : 0
}

/** `remainder` of parts that cancel exactly, due to rounding: the root of a float32 Gramian's relative error. */
const ROUNDING = 3.5e-4

/**
 * d = Σ α_i g_i in the plane, divided by ‖d‖ in the whole space: shorter than 1 where d points out of the plane. Null
 * for d = 0.
 */
export function unitDirection(gramian: Matrix, points: readonly Point[], weights: Vector): Point | null {
  if (!(remainder(gramian, weights) > ROUNDING)) return null
  const length = Math.sqrt(quadratic(gramian, weights))
  const sum = (axis: 0 | 1) => total(points.map((p, i) => weights[i] * p[axis])) / length
  return [sum(0), sum(1)]
}

/** Gramian of arrows in the plane, with their lengths multiplied by `unit`. */
export const gramianOfArrows = (arrows: readonly Point[], unit = 1): number[][] =>
  arrows.map((a) => arrows.map((b) => (a[0] * b[0] + a[1] * b[1]) * unit * unit))
