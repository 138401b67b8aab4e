/** Which dials a task has. What they do to its labels is in `draws.ts` and in each problem. */
import type { TaskConfig } from '../config/types'
import type { Dial, Problem } from './define'
import { columnsOf, targetOf, taskKind } from './targets'

/**
 * Whether a dial of a task has an effect: the problem reads it, one column of classes exists where one is made rare,
 * and the target can be related to that of another task, which the first task does not have.
 */
export function hasDial(problem: Problem, task: TaskConfig, dial: Dial, first: Pick<TaskConfig, 'id'>): boolean {
  if (!problem.dials.includes(dial)) return false
  if (dial === 'rare') return taskKind(problem, task) !== 'regression' && columnsOf(problem, task) === 1
  return dial !== 'related' || (isRelatable(problem, task) && task.id !== first.id)
}

type WithTargets = Pick<Problem, 'targets'>

/**
 * Whether a target can share something with another one: numbers, or one column of two classes, unless it is the
 * condition of another target.
 */
export function isRelatable(problem: WithTargets, task: TaskConfig): boolean {
  const kind = taskKind(problem, task)
  if (problem.targets.some(({ given }) => given === task.target)) return false
  return kind === 'regression' || (kind === 'binary' && columnsOf(problem, task) === 1)
}

/** The task with which this one shares its target: the set-up's first; null if it shares nothing. */
export const referenceOf = (task: TaskConfig, first: TaskConfig | undefined): TaskConfig | null =>
  task.related > 0 && first && first.id !== task.id ? first : null

/** Share of a task's rows whose target is made up (`madeUp.ts`), and thus not what its problem says. */
export const madeUpShare = (problem: Pick<Problem, 'dials'>, { original }: TaskConfig): number =>
  problem.dials.includes('original') ? 1 - original : 0

/** Whether the number of classes of a task can be chosen. Most targets have as many as they have. */
export function choosesClasses(problem: Pick<Problem, 'targets'>, task: TaskConfig): boolean {
  const { classes } = targetOf(problem, task.target)
  return classes !== undefined && classes({ ...task, classes: 2 }) !== classes({ ...task, classes: 3 })
}
