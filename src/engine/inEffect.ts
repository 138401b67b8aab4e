/**
 * Head weights for the total of the test split, which has labels of every task whatever the training batch has.
 *
 * A task without a label in the batch gets h = 0 there: nothing can be learned from it in this step. Its test loss counts
 * all the same, with the weight that it has otherwise:
 *
 * - a method that looks at nothing is asked once more, with every task in (`deciding.ts`);
 * - of the others a task keeps the weight of the last step in which it took part, and before its first label has
 *   the same share as the others, or where weights are no shares, its slider's weight.
 *
 * Where the head weights are shares of a whole (they add up to 1), those of a step in which n of T tasks take part count n / T:
 * so all T together are one whole again.
 */
import type { WeightingConfig } from '../core/config/types'
import { weightingById } from '../core/weightings/all'

/** Whether the head weights are shares that add up to 1; methods that act on gradients leave the heads at 1 each. */
function areShares({ id, modifiers }: WeightingConfig): boolean {
  const { scale, actsOn } = weightingById(id)
  return scale === 'mean' && (actsOn === 'losses' || modifiers.some((modifier) => modifier.id === 'heads'))
}

/** Weights in effect after a step, [T]: those of the step for the tasks with a label, `before` for the others (NaN: none yet). */
export function inEffect(
  config: WeightingConfig,
  before: readonly number[],
  headWeights: readonly number[],
  labelled: readonly boolean[],
): readonly number[] {
  const part = areShares(config) ? labelled.filter(Boolean).length / labelled.length : 1
  return headWeights.map((weight, t) => (labelled[t] ? weight * part : before[t]))
}

/** Every task's weight, [T], with those of tasks that never had a label filled in. `sliders`: [T]. */
export function filledIn(
  config: WeightingConfig,
  weights: readonly number[],
  sliders: readonly number[],
): readonly number[] {
  return weights.map((weight, t) =>
    Number.isNaN(weight) ? (areShares(config) ? 1 / weights.length : sliders[t]) : weight,
  )
}
