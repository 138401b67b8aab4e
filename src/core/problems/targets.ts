/** Questions about a task, answered by the targets of its problem. */
import type { TaskConfig } from '../config/types'
import type { TaskKind } from '../losses/define'
import type { Target, TaskData } from './define'

type WithTargets<T extends Target = Target> = { readonly targets: readonly T[] }

/** The target with this id; undefined if the problem has none. Takes any value, because links may contain any. */
export const findTarget = <T extends Target>({ targets }: WithTargets<T>, id: unknown): T | undefined =>
  targets.find((target) => target.id === id)

/** The target with this id; throws if the problem has none. */
export function targetOf<T extends Target>(problem: WithTargets<T>, id: string): T {
  const found = findTarget(problem, id)
  if (!found) throw new Error(`no target '${id}'`)
  return found
}

export function taskKind(problem: WithTargets, task: TaskConfig): TaskKind {
  const { kind } = targetOf(problem, task.target)
  return typeof kind === 'function' ? kind(task) : kind
}

/** Width of the head: number of classes of a multiclass task, otherwise of target columns. */
export function taskOutputs(problem: WithTargets, task: TaskConfig): number {
  const target = targetOf(problem, task.target)
  return target.classes?.(task) ?? target.columns ?? 1
}

/** Number of target columns of a task. A class index is one column, whatever the number of classes. */
export const columnsOf = (problem: WithTargets, task: TaskConfig): number => targetOf(problem, task.target).columns ?? 1

/** Names of the columns of a task with several, in order: those that the problem gives, else their numbers from 1. */
export function columnNamesOf(problem: WithTargets, task: TaskConfig): readonly string[] {
  const { columnNames = [] } = targetOf(problem, task.target)
  const count = columnsOf(problem, task)
  return count === 1 ? [] : Array.from({ length: count }, (_, k) => columnNames[k] ?? String(k + 1))
}

/** Number of classes of a label: 2 for each column of yes or no, whatever their number; 0 for regression. */
export const classesOf = ({ kind, outputs }: Pick<TaskData, 'kind' | 'outputs'>): number =>
  kind === 'regression' ? 0 : kind === 'binary' ? 2 : outputs

/** What the engines have to know about a task. */
export const taskDataOf = (problem: WithTargets, task: TaskConfig): TaskData => ({
  id: task.id,
  kind: taskKind(problem, task),
  outputs: taskOutputs(problem, task),
  targetWidth: columnsOf(problem, task),
})

/**
 * How targets and outputs of a regression task read in the target's unit: offset + factor · y. Undefined if the target
 * has no unit and is not standardised.
 */
export function inUnitOf(problem: WithTargets, task: TaskConfig): InUnit | undefined {
  const { unit, standard } = targetOf(problem, task.target)
  if (unit === undefined && !standard) return undefined
  return { unit: unit ?? '', offset: standard?.offset ?? 0, factor: (standard?.size ?? 1) / task.scale }
}

interface InUnit {
  /** '' = none: the value is a count, for example. */
  readonly unit: string
  readonly offset: number
  /** Above 0, in the unit for each 1 of the task's values: distances, such as a mean error, take it alone. */
  readonly factor: number
}

/**
 * Unit of the task's values as they are; undefined if it has none, or if they are standardised or the task's scale makes
 * them another multiple of it (then see `inUnitOf`).
 */
export function taskUnit(problem: WithTargets, task: TaskConfig): string | undefined {
  const { unit, standard } = targetOf(problem, task.target)
  return task.scale === 1 && !standard ? unit : undefined
}

/** Names of the classes of a binary or multiclass task, in order: those that the problem gives, else their numbers. */
export function classNamesOf(problem: WithTargets, task: TaskConfig): readonly string[] {
  const { classes, classNames } = targetOf(problem, task.target)
  const names = classNames?.(task) ?? []
  return Array.from({ length: classes?.(task) ?? 2 }, (_, k) => names[k] ?? String(k))
}
