import { givenChanges, promisedChanges, pullShares, totalShares } from '../../core/measures/paid'
import type { History } from '../../state/history'

/**
 * A recorded step that was completed: the tasks' weights and shares, and the promised and actual change of each task's
 * loss on the step's batch. All [T]; NaN for a task without a label in the batch.
 */
export interface CompletedStep {
  readonly step: number
  readonly weights: readonly number[]
  /** Shares of Σ |h l| and of Σ |α| ‖g‖. */
  readonly totals: readonly number[]
  readonly pulls: readonly number[]
  /**
   * Change of the loss in this step, negative where it falls: to first order under plain gradient descent, and actual.
   */
  readonly promised: readonly number[]
  readonly given: readonly number[]
}

/** The last completed step in the history, at most `step`; null if there is none with this number of tasks. */
export function lastStep(history: History, step: number, taskCount: number): CompletedStep | null {
  if (history.taskCount !== taskCount) return null
  const tasks = Array.from({ length: taskCount }, (_, t) => t)
  let at = history.length - 1
  const value = (name: Parameters<History['column']>[0]) => tasks.map((t) => history.column(name, t)[at])
  // Skip a record whose update has not been made yet, and one whose batch has no labels.
  while (at >= 0 && (history.steps[at] > step || !value('falls').some(Number.isFinite))) at--
  if (at < 0) return null
  const rate = history.column('learningRate')[at]
  const weights = value('weights')
  return {
    step: history.steps[at],
    weights,
    totals: totalShares(value('headWeights'), value('trainLosses')),
    pulls: pullShares(weights, value('gradientNorms')),
    promised: promisedChanges(rate, value('descents')),
    given: givenChanges(value('falls')),
  }
}
