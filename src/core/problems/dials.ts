/** Which dials a task has. What they do to its labels is in `draws.ts` and in each problem. */
import type { TaskConfig } from '../config/types'
import type { Dial, Problem } from './define'
import { targetOf, taskKind } from './targets'

/**
 * Whether a dial of a task has an effect: the problem reads it, one column of classes exists where one is made rare, and
 * the first task has no other to be related to, nor has a target that is the condition of another.
 */
export function hasDial(problem: Problem, task: TaskConfig, dial: Dial, first: Pick<TaskConfig, 'id'>): boolean {
  if (!problem.dials.includes(dial)) return false
  const kind = taskKind(problem, task)
  if (dial === 'rare') return kind !== 'regression' && (targetOf(problem, task.target).columns ?? 1) === 1
  if (dial !== 'related') return true
  const isCondition = problem.targets.some(({ given }) => given === task.target)
  return kind !== 'multiclass' && task.id !== first.id && !isCondition
}

/** The task with which this one shares its target: the set-up's first; null if it shares nothing. */
export const referenceOf = (task: TaskConfig, first: TaskConfig | undefined): TaskConfig | null =>
  task.related > 0 && first && first.id !== task.id ? first : null

/** Whether the number of classes of a task can be chosen. Most targets have as many as they have. */
export function choosesClasses(problem: Pick<Problem, 'targets'>, task: TaskConfig): boolean {
  const { classes } = targetOf(problem, task.target)
  return classes !== undefined && classes({ ...task, classes: 2 }) !== classes({ ...task, classes: 3 })
}
