/** What the mean of a loss over rows divides by. */
import type { Split } from '../core/problems/define'

/** Number of labelled rows among `count` rows: `rows[from + b]`, or all rows in order if `rows` is null. */
function countLabelled(mask: Uint8Array | null, rows: Int32Array | null, from: number, count: number): number {
  if (mask === null) return count
  let labelled = 0
  for (let b = 0; b < count; b++) labelled += mask[rows ? rows[from + b] : b]
  return labelled
}

/**
 * The normaliser of a task's mean loss: Σ_b w_{y_b} over the labelled rows, as in PyTorch's `CrossEntropyLoss`; their
 * number if the loss has no class weights (null). It is 0 exactly if no row has a label, since weights are positive.
 * With `sums` the loss is the sum over the labelled rows, and the normaliser is 1 if there is one.
 */
export function normaliserOf(
  { targets, masks }: Split,
  task: number,
  classWeights: readonly number[] | null,
  rows: Int32Array | null,
  from: number,
  count: number,
  sums = false,
): number {
  const mask = masks[task]
  if (sums) return countLabelled(mask, rows, from, count) > 0 ? 1 : 0
  if (classWeights === null) return countLabelled(mask, rows, from, count)
  let sum = 0
  for (let b = 0; b < count; b++) {
    const row = rows ? rows[from + b] : b
    if (mask === null || mask[row] === 1) sum += classWeights[targets[task][row]]
  }
  return sum
}
