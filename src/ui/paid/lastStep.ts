import type { History } from '../../state/history'

/** A recorded step: what it promised each task's loss of its batch and what it gave it, [T], loss a step. */
export interface Made {
  readonly step: number
  readonly promised: readonly number[]
  readonly given: readonly number[]
}

/** The last step of the history that was made up to `step`; null where there is none of as many tasks. */
export function lastStep(history: History, step: number, taskCount: number): Made | null {
  if (history.taskCount !== taskCount) return null
  const tasks = Array.from({ length: taskCount }, (_, t) => t)
  let at = history.length - 1
  const value = (name: 'descents' | 'falls') => tasks.map((t) => history.column(name, t)[at])
  // A record whose update is still to come tells nothing.
  while (at >= 0 && (history.steps[at] > step || !value('falls').some(Number.isFinite))) at--
  if (at < 0) return null
  const rate = history.column('learningRate')[at]
  return {
    step: history.steps[at],
    // To first order, by plain gradient descent.
    promised: value('descents').map((descent) => rate * descent),
    given: value('falls'),
  }
}
