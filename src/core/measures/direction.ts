/**
 * How a combined direction stands to its tasks, from the Gramian alone. Lengths and angles are in `lengths.ts` and
 * `angles.ts`.
 *
 *     d = Σ_t α_t g_t,   ḡ = (1/T) Σ_t g_t,   lean = ∠(d, ḡ),   descent_t = ⟨g_t, d⟩ = (M α)_t
 *
 * | symbol        | here          | shape       | unit                                      |
 * | ------------- | ------------- | ----------- | ----------------------------------------- |
 * | M = G Gᵀ      | `gramian`     | [T, T] flat | (loss / parameter)²                       |
 * | α             | `weights`     | [T]         | none                                      |
 * | lean          | `leanOf`      | scalar      | degrees, 0 to 180                         |
 * | descent       | `descentsOf`  | [T]         | loss / unit of step along −d, first order |
 *
 * A task whose own entry M_tt is not finite takes no part: it counts neither in d nor in ḡ, and its weight may be NaN.
 * The lean does not depend on the length of d: weights of sum T and the same weights scaled to sum 1 have the same
 * lean.
 */
/** A squared length below this share of the sum over its parts is rounding: the parts cancel. */
const ZERO_SHARE = 1e-12

/** Angle between the direction and the plain average of the gradients; NaN where one of them is zero. */
export function leanOf(gramian: Float64Array, weights: ArrayLike<number>, T: number): number {
  const ones = new Float64Array(T).fill(1)
  const along = product(gramian, weights, ones, T)
  const squares = [weights, ones].map((x) => squaredLength(gramian, x, T))
  const cosine = along / Math.sqrt(squares[0] * squares[1])
  return (Math.acos(Math.min(1, Math.max(-1, cosine))) * 180) / Math.PI
}

/**
 * First-order decrease of each loss per unit of step; negative where the loss rises. NaN where a task takes no part.
 */
export function descentsOf(gramian: Float64Array, weights: ArrayLike<number>, T: number): Float64Array {
  return Float64Array.from({ length: T }, (_, t) => {
    if (!Number.isFinite(gramian[t * T + t])) return Number.NaN
    let sum = 0
    for (let j = 0; j < T; j++) sum += entry(gramian, t, j, T) * factor(weights, j)
    return sum
  })
}

/** M_ij, 0 where one of the two tasks takes no part. */
function entry(gramian: Float64Array, i: number, j: number, T: number): number {
  const value = gramian[i * T + j]
  return Number.isFinite(value) ? value : 0
}

/** A task that takes no part may have no weight. */
const factor = (x: ArrayLike<number>, t: number): number => (Number.isFinite(x[t]) ? x[t] : 0)

/** xᵀ M y. */
function product(gramian: Float64Array, x: ArrayLike<number>, y: ArrayLike<number>, T: number): number {
  let sum = 0
  for (let i = 0; i < T; i++) {
    for (let j = 0; j < T; j++) sum += factor(x, i) * entry(gramian, i, j, T) * factor(y, j)
  }
  return sum
}

/** ‖Σ x_t g_t‖²; NaN where the parts cancel. */
function squaredLength(gramian: Float64Array, x: ArrayLike<number>, T: number): number {
  let parts = 0
  for (let t = 0; t < T; t++) parts += factor(x, t) ** 2 * entry(gramian, t, t, T)
  const square = product(gramian, x, x, T)
  return square > ZERO_SHARE * parts ? square : Number.NaN
}
