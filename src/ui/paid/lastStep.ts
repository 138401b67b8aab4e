import { pairIndex } from '../../core/measures/cosines'
import { gramianFrom, promised } from '../../core/measures/paid'
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
  const value = (name: 'weights' | 'gradientNorms' | 'falls') => tasks.map((t) => history.column(name, t)[at])
  // A record whose update is still to come tells nothing.
  while (at >= 0 && (history.steps[at] > step || !value('falls').some(Number.isFinite))) at--
  if (at < 0) return null
  const cosines = tasks.flatMap((i) =>
    tasks.slice(i + 1).map((j) => history.column('cosines', pairIndex(i, j, taskCount))[at]),
  )
  const gramian = gramianFrom(value('gradientNorms'), cosines)
  return {
    step: history.steps[at],
    promised: promised(gramian, value('weights'), history.column('learningRate')[at]),
    given: value('falls'),
  }
}
