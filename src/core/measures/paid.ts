/**
 * Who makes up a step: each task's share of the total and of the pull on the trunk, what the step promises, what it
 * gives.
 *
 * A step promises task i a decrease of η (Mα)_i (column `descents`, see `direction.ts`): to first order, plain gradient
 * descent with learning rate η lowers loss i of the batch by this much through the shared trunk. The outcome is by how
 * much the same loss fell (column `falls`). Both have the same unit. They differ by curvature, by what the task's own
 * head learned, and by the optimizer's step if it is not plain gradient descent.
 */
import type { Vector } from '../numerics/dense'
import { shares } from './shares'

/** |h_i l_i| as shares of their sum: each task's share of the total weighted loss. */
export const totalShares = (headWeights: ArrayLike<number>, losses: ArrayLike<number>): number[] =>
  shares(Array.from(losses, (loss, i) => headWeights[i] * loss))

/**
 * |α_i| n_i, the lengths of the weighted gradients: how hard each task pulls the shared trunk. `norms` [T], or by layer
 * [L · T]; loss / parameter. The page's sentence, its share bar, the network's edges and the table "who paid" all use
 * this measure. A task's part of the step along d, α_i ⟨g_i, d⟩ / ‖d‖², is not used: where the other tasks cancel, it
 * names a task of weight nearly 0.
 */
export const pullsOf = (weights: ArrayLike<number>, norms: ArrayLike<number>): number[] =>
  Array.from(norms, (norm, k) => Math.abs(weights[k % weights.length]) * norm)

/** `pullsOf` as shares of their sum. */
export const pullShares = (weights: ArrayLike<number>, norms: ArrayLike<number>): number[] =>
  shares(pullsOf(weights, norms))

/** Changes of the losses, −η (Mα)_i, loss a step: below 0 a loss is promised to fall. `rate` η, `descents` [T]. */
export const promisedChanges = (rate: number, descents: Vector): number[] =>
  descents.map((descent) => 0 - rate * descent)

/** Changes of the losses as they came, from how far each fell; [T]. */
export const givenChanges = (falls: Vector): number[] => falls.map((fall) => 0 - fall)
