/**
 * What a step asks of the tasks and what it gives them.
 *
 * | symbol  | here          | shape  | unit                                                            |
 * | ------- | ------------- | ------ | --------------------------------------------------------------- |
 * | s_i     | `shares`      | [T]    | none; parts of the sum of sizes                                 |
 * | η(Mα)_i | `promised`    | [T]    | loss / step; η ⟨g_i, d⟩ with d = Σ_j α_j g_j                    |
 *
 * A step of plain gradient descent with learning rate η lowers loss i of its batch by η (Mα)_i to first order
 * through the shared trunk. What it gave is how far that very loss fell (column `falls`), so the two have one unit and
 * differ by curvature, by what the task's own head learned, and where the optimizer is another, by its step.
 */
import type { Matrix, Vector } from '../numerics/dense'
import { multiply, total } from '../numerics/dense'

/** |x_i| / Σ|x|; what is not finite counts as 0, and so does everything where nothing counts. */
export function shares(x: Vector): number[] {
  const sizes = x.map((value) => (Number.isFinite(value) ? Math.abs(value) : 0))
  const sum = total(sizes)
  return sizes.map((size) => (sum > 0 ? size / sum : 0))
}

/** h_i l_i as shares: who makes up the total. */
export const totalShares = (headWeights: Vector, losses: Vector): number[] =>
  shares(losses.map((loss, i) => headWeights[i] * loss))

/** α_i n_i as shares: who pulls the trunk. */
export const pullShares = (weights: Vector, norms: Vector): number[] =>
  shares(norms.map((norm, i) => weights[i] * norm))

/** First-order decrease of each loss by a step −η d of the trunk. Tasks that are not finite take no part. */
export function promised(gramian: Matrix, weights: Vector, rate: number): number[] {
  const finite = gramian.map((row) => row.map((x) => (Number.isFinite(x) ? x : 0)))
  return multiply(finite, weights).map((x, i) => (Number.isFinite(gramian[i][i]) ? rate * x : Number.NaN))
}

/** M from norms and the cosines of the pairs i < j in the order (0,1), (0,2), …, (1,2), … */
export function gramianFrom(norms: Vector, cosines: Vector): number[][] {
  const m = norms.map((a) => norms.map(() => a * a))
  let pair = 0
  for (let i = 0; i < norms.length; i++) {
    for (let j = i + 1; j < norms.length; j++, pair++) {
      // The cosine of a zero gradient is unknown, its inner products are not.
      const along = norms[i] * norms[j] === 0 ? 0 : norms[i] * norms[j] * cosines[pair]
      m[i][j] = along
      m[j][i] = along
    }
  }
  return m
}
