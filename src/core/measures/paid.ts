/**
 * Who makes up a step: each task's share of the total and of the pull on the trunk, what the step promises, what it gives.
 *
 * What a step promises a task is η (Mα)_i (column `descents`, `direction.ts`): plain gradient descent with learning
 * rate η lowers loss i of its batch by so much to first order through the shared trunk. What it gave is how far that
 * very loss fell (column `falls`), so the two have one unit and differ by curvature, by what the task's own head
 * learned, and where the optimizer is another, by its step.
 */
import type { Vector } from '../numerics/dense'
import { shares } from './shares'

/** h_i l_i as shares: who makes up the total. */
export const totalShares = (headWeights: ArrayLike<number>, losses: ArrayLike<number>): number[] =>
  shares(Array.from(losses, (loss, i) => headWeights[i] * loss))

/**
 * |α_i| n_i, the lengths of the weighted gradients: how hard each task pulls the shared trunk. `norms` [T], or by layer
 * [L · T]; loss / parameter. The one measure for the page's sentence, its share bar, the network's edges and the table
 * of who paid. A part of the step along d instead, α_i ⟨g_i, d⟩ / ‖d‖², would name a task of weight nearly 0 wherever the
 * others cancel.
 */
export const pullsOf = (weights: ArrayLike<number>, norms: ArrayLike<number>): number[] =>
  Array.from(norms, (norm, k) => Math.abs(weights[k % weights.length]) * norm)

/** The pulls as shares. */
export const pullShares = (weights: ArrayLike<number>, norms: ArrayLike<number>): number[] =>
  shares(pullsOf(weights, norms))

/** Changes of the losses, −η (Mα)_i, loss a step: below 0 a loss is promised to fall. `rate` η, `descents` [T]. */
export const promisedChanges = (rate: number, descents: Vector): number[] =>
  descents.map((descent) => 0 - rate * descent)

/** Changes of the losses as they came, from how far each fell; [T]. */
export const givenChanges = (falls: Vector): number[] => falls.map((fall) => 0 - fall)
