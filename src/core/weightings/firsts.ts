/**
 * What a method keeps of each task's own first step: a task may come later than the others, or have no label in
 * the first batch.
 */
import { filled } from '../numerics/dense'
import type { Vector } from './define'

export interface Firsts {
  readonly first: Vector
  /** 0 until the task was there. */
  readonly seen: Vector
}

/** `remembers` of it. */
export const firstsMemory = { first: 'perTask', seen: 'perTask' } as const

export const noneSeen = (taskCount: number): Firsts => ({ first: filled(taskCount, 0), seen: filled(taskCount, 0) })

/** With the values of tasks not seen before, and of those for which it is to be taken anew, [T]. */
export const withFirsts = ({ first, seen }: Firsts, values: Vector, anew?: readonly boolean[]): Firsts => ({
  first: values.map((x, i) => (seen[i] && !anew?.[i] ? first[i] : x)),
  seen: filled(values.length, 1),
})
