/**
 * Makes losses on the test rows comparable with those of a batch, for tasks whose loss is the sum over the batch.
 *
 * An engine always evaluates the mean over a split, l̄. The sum over a batch of B rows is on average B n̄ l̄, where n̄ is
 * the normaliser of a training row: the share of rows with a label, or with class weights the mean of w_y over all rows.
 * So the test loss of such a task is B n̄ l̄, in the unit of its batch loss. For other tasks it is l̄. Oversampling
 * (`rareRows.ts`) does not change n̄ here: the test loss then stands for batches of the training rows as they are.
 */
import { lossById } from '../core/losses/all'
import { classWeightsOf } from '../core/losses/classWeights'
import type { Split } from '../core/problems/define'
import type { Batch, Evaluation, ProgramSpec } from './engine'
import { normaliserOf } from './normaliser'

/** The evaluation with the losses of tasks that sum in the unit of their batch losses. */
export function likeBatch(evaluation: Evaluation, batch: Batch, spec: ProgramSpec, train: Split): Evaluation {
  const { sums, lossOptions } = batch
  if (!sums?.includes(true)) return evaluation
  const losses = evaluation.losses.slice()
  sums.forEach((summed, t) => {
    if (!summed) return
    const weights = classWeightsOf(lossById(spec.tasks[t].loss), lossOptions[t])
    const factor = (spec.batchSize * normaliserOf(train, t, weights, null, 0, train.rows)) / train.rows
    for (let r = 0; r < spec.runCount; r++) losses[t * spec.runCount + r] *= factor
  })
  return { ...evaluation, losses }
}
