import { givenChanges, promisedChanges, pullShares, totalShares } from '../../core/measures/paid'
import type { History } from '../../state/history'

/**
 * A recorded step that was made: who decided it, what it promised each task's loss of its batch, and what it gave. All
 * [T] and of that one step; NaN for a task without a label in its batch.
 */
export interface Made {
  readonly step: number
  readonly weights: readonly number[]
  /** Shares of Σ h |l| and of Σ |α| ‖g‖. */
  readonly totals: readonly number[]
  readonly pulls: readonly number[]
  /** Change of the loss, loss a step: below 0 it falls. To first order by plain gradient descent, and as it came. */
  readonly promised: readonly number[]
  readonly given: readonly number[]
}

/** The last step of the history that was made up to `step`; null where there is none of as many tasks. */
export function lastStep(history: History, step: number, taskCount: number): Made | null {
  if (history.taskCount !== taskCount) return null
  const tasks = Array.from({ length: taskCount }, (_, t) => t)
  let at = history.length - 1
  const value = (name: Parameters<History['column']>[0]) => tasks.map((t) => history.column(name, t)[at])
  // A record whose update is still to come tells nothing; nor does one of a batch without any label.
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
