/** Which tasks pull against each other, from the cosines of their gradients: `cosinesOf`, one a pair. */
import { pairCount, pairIndex } from './cosines'

export interface Opposed {
  readonly task: number
  readonly other: number
  readonly cosine: number
}

/** The task whose gradient has the smallest cosine with that of `task`; null where no other task has a direction. */
export function mostOpposedTo(cosines: ArrayLike<number>, task: number, taskCount: number): Opposed | null {
  let least: Opposed | null = null
  for (let other = 0; other < taskCount; other++) {
    if (other === task) continue
    const cosine = cosines[pairIndex(Math.min(task, other), Math.max(task, other), taskCount)]
    if (Number.isFinite(cosine) && (!least || cosine < least.cosine)) least = { task, other, cosine }
  }
  return least
}

/** The pair of tasks with the smallest cosine, `task` before `other`; null where no pair has two directions. */
export function mostOpposed(cosines: ArrayLike<number>, taskCount: number): Opposed | null {
  let least: Opposed | null = null
  for (let task = 0; task < taskCount; task++) {
    const found = mostOpposedTo(cosines, task, taskCount)
    if (found && found.other > task && (!least || found.cosine < least.cosine)) least = found
  }
  return least
}

/**
 * Whether two task gradients point against each other in a step; null where no pair has two directions. `pairs`: the
 * cosines of each pair by record, as a history has them.
 */
export function inConflict(pairs: readonly ArrayLike<number>[], record: number): boolean | null {
  let known = false
  for (const cosines of pairs) {
    if (cosines[record] < 0) return true
    known ||= Number.isFinite(cosines[record])
  }
  return known ? false : null
}

/** The part of a history that is read here. */
export interface CosineSource {
  readonly taskCount: number
  readonly steps: Float64Array
  column(name: 'cosines', pair: number): Float64Array
}

/**
 * The share of the steps for which `holds` is true; null leaves a record out. NaN if none is left. A record stands for
 * the steps up to the next one, the last for itself alone.
 */
export function shareOfSteps(steps: Float64Array, holds: (record: number) => boolean | null): number {
  let share = 0
  let all = 0
  for (let k = 0; k < steps.length; k++) {
    const held = holds(k)
    if (held === null) continue
    const span = k + 1 < steps.length ? steps[k + 1] - steps[k] : 1
    all += span
    if (held) share += span
  }
  return all > 0 ? share / all : Number.NaN
}

/** The share of the trained steps in which two tasks were in conflict. Steps without two gradients are left out. */
export function conflictShare(history: CosineSource): number {
  const pairs = Array.from({ length: pairCount(history.taskCount) }, (_, pair) => history.column('cosines', pair))
  return shareOfSteps(history.steps, (record) => inConflict(pairs, record))
}
