/**
 * Head weights for the total loss of the test split. That split has labels of every task, even where the training batch
 * has none.
 *
 * A task without a label in the batch gets h = 0 in the update, since the step teaches nothing about it. Its test loss
 * still counts, with the weight that the task usually has:
 *
 * - A method that observes nothing is asked a second time, with all tasks present (`deciding.ts`).
 * - With other methods a task keeps the weight of the last step in which it took part. Before its first label it gets
 *   an equal share, or its slider's weight where weights are not shares.
 *
 * Shares add up to 1 over the tasks that take part. If n of T tasks took part, their shares are multiplied by n / T, so
 * that all T weights add up to 1 again.
 */
import type { WeightingConfig } from '../core/config/types'
import { weightingById } from '../core/weightings/all'
import { modifierById } from '../core/weightings/modifiers/all'

/** True if the head weights are shares that add up to 1. Methods that act on gradients give each head the weight 1. */
function areShares({ id, modifiers }: WeightingConfig): boolean {
  const { scale, actsOn } = weightingById(id)
  return (
    scale === 'mean' &&
    (actsOn === 'losses' || modifiers.some((modifier) => modifierById(modifier.id).weighsHeads === true))
  )
}

/**
 * Weights in effect after a step, [T]: of this step for tasks with a label, `before` for the others (NaN: none yet).
 */
export function inEffect(
  config: WeightingConfig,
  before: readonly number[],
  headWeights: readonly number[],
  labelled: readonly boolean[],
): readonly number[] {
  const part = areShares(config) ? labelled.filter(Boolean).length / labelled.length : 1
  return headWeights.map((weight, t) => (labelled[t] ? weight * part : before[t]))
}

/** Replaces the NaN of tasks that never had a label. `weights` and `sliders` are [T]. */
export function filledIn(
  config: WeightingConfig,
  weights: readonly number[],
  sliders: readonly number[],
): readonly number[] {
  return weights.map((weight, t) =>
    Number.isNaN(weight) ? (areShares(config) ? 1 / weights.length : sliders[t]) : weight,
  )
}
