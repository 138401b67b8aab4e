/**
 * Values of each task's own first step. A task may come later than the others, or have no label in the first batch.
 */
import { filled } from '../numerics/dense'
import type { Vector } from './define'

export interface Firsts {
  readonly first: Vector
  /** 1 once the task has taken part; 0 before. */
  readonly seen: Vector
}

/** `remembers` of these fields. */
export const firstsMemory = { first: 'perTask', seen: 'perTask' } as const

export const noneSeen = (taskCount: number): Firsts => ({ first: filled(taskCount, 0), seen: filled(taskCount, 0) })

/** Takes the values of tasks that were not seen before, and of those in `anew`, [T]. */
export const withFirsts = ({ first, seen }: Firsts, values: Vector, anew?: readonly boolean[]): Firsts => ({
  first: values.map((x, i) => (seen[i] && !anew?.[i] ? first[i] : x)),
  seen: filled(values.length, 1),
})
