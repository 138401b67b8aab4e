/**
 * Two bowls whose axes are those of the plane.
 *
 *     f_i = ½ Σ_k h_ik (x_k − c_ik)²
 *
 * | symbol | here       | shape  | unit                     |
 * | ------ | ---------- | ------ | ------------------------ |
 * | h      | `hessians` | [2, 2] | loss / parameter²; h > 0 |
 * | c      | `centres`  | [2, 2] | parameter                |
 *
 * The minimiser of w1 f1 + w2 f2 is x_k = Σ_i w_i h_ik c_ik / Σ_i w_i h_ik. With w = (l, 1 − l), l from 0 to 1, these
 * points are the Pareto set. For round bowls it is the segment between the centres, and the front is
 * √f1 + √f2 = |c1 − c2| / √2.
 */
import type { Bounds, Landscape, Pair } from './define'

type Rows = readonly [Pair, Pair]

function quadratic<const Id extends string>(id: Id, hessians: Rows, centres: Rows, bounds: Bounds) {
  const [[h11, h12], [h21, h22]] = hessians
  const [[c11, c12], [c21, c22]] = centres
  const minimiser = ([w1, w2]: Pair): Pair => [
    (w1 * h11 * c11 + w2 * h21 * c21) / (w1 * h11 + w2 * h21),
    (w1 * h12 * c12 + w2 * h22 * c22) / (w1 * h12 + w2 * h22),
  ]
  return {
    id,
    evaluate(x1: number, x2: number, to: Float64Array) {
      to[2] = h11 * (x1 - c11)
      to[3] = h12 * (x2 - c12)
      to[4] = h21 * (x1 - c21)
      to[5] = h22 * (x2 - c22)
      to[0] = 0.5 * (to[2] * (x1 - c11) + to[3] * (x2 - c12))
      to[1] = 0.5 * (to[4] * (x1 - c21) + to[5] * (x2 - c22))
    },
    bounds,
    least: [0, 0],
    paretoPoint: (share: number) => minimiser([share, 1 - share]),
    sumMinima: (weights: Pair) => [minimiser(weights)],
  } as const satisfies Landscape
}

const ROUND: Rows = [
  [1, 1],
  [1, 1],
]
const APART: Rows = [
  [-2, 0],
  [2, 1],
]
const AROUND: Bounds = { x1: [-4, 5], x2: [-4, 5] }

/** Round bowls about (−2, 0) and (2, 1). */
export const bowls = quadratic('bowls', ROUND, APART, AROUND)
/** The same bowls; the usual scale of loss 1 is 100, as if it were in another unit. */
export const illScaled = quadratic('ill-scaled', ROUND, APART, AROUND)
/** Bowls that are steep across each other, about (−1, −1) and (1, 1). The Pareto set is an arc of a hyperbola. */
export const crossed = quadratic(
  'crossed',
  [
    [10, 1],
    [1, 10],
  ],
  [
    [-1, -1],
    [1, 1],
  ],
  { x1: [-3, 3], x2: [-3, 3] },
)
