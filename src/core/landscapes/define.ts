/** The interface of a landscape: two losses over two parameters, exact, without data and noise. */

/** (x1, x2), or one number for each of the two losses. */
export type Pair = readonly [number, number]

/** Length of the array that `evaluate` fills, and where in it each number is. */
export const VALUES = 6
/** Place of f_i; ∂f_i/∂x1 and ∂f_i/∂x2 are at `GRADIENT[i]` and the place after it. */
export const LOSS = [0, 1] as const
export const GRADIENT = [2, 4] as const

/** The part of the plane that a picture shows. */
export interface Bounds {
  readonly x1: Pair
  readonly x2: Pair
}

export interface Landscape {
  readonly id: string
  /**
   * Losses and Jacobian with all scales at 1. Writes (f1, f2, ∂f1/∂x1, ∂f1/∂x2, ∂f2/∂x1, ∂f2/∂x2) into `to` [6]. It
   * fills an array, because a path calls it at every step.
   */
  readonly evaluate: (x1: number, x2: number, to: Float64Array) => void
  readonly bounds: Bounds
  /** Lower bounds of the losses with all scales at 1; null if they are not known. */
  readonly least: Pair | null
  /**
   * The Pareto set as a curve: share 0 is the minimiser of loss 2, share 1 that of loss 1. Positive scales do not
   * change it. Undefined if it has no closed form and is not one curve in the picture.
   */
  readonly paretoPoint?: ((share: number) => Pair) | undefined
  /** All local minima of w1 f1 + w2 f2, w ≥ 0, with the scales multiplied into w. The lowest comes first. */
  readonly sumMinima?: (weights: Pair) => readonly Pair[]
  /** Where a loss has a narrow floor that holds paths: the floor of each loss as a curve over `x2`. */
  readonly floors?: readonly ((x2: number) => number)[]
  /** Whether a point is in the region of those floors. */
  readonly isInValley?: (x1: number, x2: number) => boolean
}

export interface Evaluation {
  readonly losses: Pair
  /** Row i is the gradient of loss i. */
  readonly jacobian: readonly [Pair, Pair]
}

/** Losses and Jacobian at a point, each loss multiplied by its scale. Paths use `evaluate` instead. */
export function evaluateAt({ evaluate }: Landscape, [s1, s2]: Pair, [x1, x2]: Pair): Evaluation {
  const v = new Float64Array(VALUES)
  evaluate(x1, x2, v)
  return {
    losses: [s1 * v[0], s2 * v[1]],
    jacobian: [
      [s1 * v[2], s1 * v[3]],
      [s2 * v[4], s2 * v[5]],
    ],
  }
}
