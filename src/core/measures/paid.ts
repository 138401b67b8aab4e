/**
 * Who makes up a step, as shares.
 *
 * | symbol  | here          | shape  | unit                                                            |
 * | ------- | ------------- | ------ | --------------------------------------------------------------- |
 * | s_i     | `shares`      | [T]    | none; parts of the sum of sizes                                 |
 *
 * What a step promises a task is η (Mα)_i (column `descents`, `conflict.ts`): plain gradient descent with learning
 * rate η lowers loss i of its batch by so much to first order through the shared trunk. What it gave is how far that
 * very loss fell (column `falls`), so the two have one unit and differ by curvature, by what the task's own head
 * learned, and where the optimizer is another, by its step.
 */
import { total, type Vector } from '../numerics/dense'

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
