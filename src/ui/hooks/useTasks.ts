import { useMemo, useRef } from 'react'
import type { RunConfig, TaskConfig } from '../../core/config/types'
import type { TaskKind } from '../../core/losses/define'
import { type MetricName, metricOfTask } from '../../core/metrics/names'
import { problemOf } from '../../core/problems/all'
import type { Problem } from '../../core/problems/define'
import { referenceOf } from '../../core/problems/dials'
import { classNamesOf, findTarget, inUnitOf, taskKind } from '../../core/problems/targets'
import { taskNames } from '../text/taskNames'
import { taskColor, taskInk } from '../theme/taskColor'
import { useConfig, useKeptConfig } from './useStores'
import { type Text, useText } from './useText'

/** What charts and formulas show of a task. It stays the same object while other values of the task change. */
export interface TaskLook {
  readonly id: string
  /** Index among the enabled tasks, as in every record and picture; −1 if the task is switched off. */
  readonly index: number
  readonly name: string
  /** CSS values: lines and pictures; text. */
  readonly color: string
  readonly ink: string
  readonly kind: TaskKind
  /** Id of its loss. */
  readonly loss: string
  readonly metric: MetricName
  /** Of its target, and so of its errors; undefined if it has none. */
  readonly unit: string | undefined
}

export interface NamedTask extends TaskLook {
  readonly config: TaskConfig
  readonly problem: Problem
  /** The task with which this one shares its target; null if it shares nothing. */
  readonly reference: TaskConfig | null
}

/** Names of the classes of a binary or multiclass task. A person's own words are not translated. */
export function classNamesIn(text: Text<'problems'>, { problem, config }: NamedTask): readonly string[] {
  const names = classNamesOf(problem, config)
  const isOwn = findTarget(problem, config.target)?.name !== undefined
  return isOwn ? names : names.map((name) => text.maybe(`classes.${name}`) ?? name)
}

type TasksOfProblem = Pick<RunConfig, 'problem' | 'tasks'>

/** Name of a target of the problem: that which a person has given, else its text. */
export const targetName = (text: Text<'problems'>, problem: Problem, target: string): string =>
  findTarget(problem, target)?.name ?? text.maybe(`targets.${target}`) ?? target

/** What a target is, in a sentence: its own, else the one for all targets of its problem. */
export const targetNote = (notes: Text<'targetNotes'>, problem: Problem, target: string): string | undefined =>
  notes.maybe(target) ?? notes.maybe(`ofProblem.${problem.id}`)

/** All tasks of the set-up in order, enabled or not. */
export const useTasks = (): readonly NamedTask[] =>
  useNamedTasks(useConfig(({ problem, tasks }) => ({ problem, tasks })))

/** The tasks that train, in the order of every record: `tasks[i].index === i`. */
export const useEnabledTasks = (): readonly NamedTask[] => useTraining(useTasks())

/**
 * The looks of the tasks that train. Prefer it to `useEnabledTasks`: a drag changes a weight with every frame, and what
 * reads only looks then renders nothing.
 */
export function useEnabledLooks(): readonly TaskLook[] {
  const config = useKeptConfig<TasksOfProblem>(
    (config) => config,
    (a, b) =>
      a.problem.id === b.problem.id &&
      a.problem.table === b.problem.table &&
      a.tasks.length === b.tasks.length &&
      a.tasks.every((task, i) => looksAlike(problemOf(a), task, b.tasks[i])),
  )
  return useTraining(useNamedTasks(config))
}

/** Like `useEnabledTasks`, for the given set-up. */
export const useTrainingTasks = (config: TasksOfProblem): readonly NamedTask[] => useTraining(useNamedTasks(config))

/** Whether two tasks of a problem look alike, so that `TaskLook` is the same for both. */
export const looksAlike = (problem: Problem, a: TaskConfig, b: TaskConfig): boolean =>
  a === b ||
  (a.id === b.id &&
    a.enabled === b.enabled &&
    a.name === b.name &&
    a.target === b.target &&
    a.loss.id === b.loss.id &&
    a.metric === b.metric &&
    taskKind(problem, a) === taskKind(problem, b))

function useNamedTasks({ tasks, ...config }: TasksOfProblem): readonly NamedTask[] {
  const problem = problemOf(config)
  const text = useText('problems')
  const kept = useRef<readonly NamedTask[]>([])
  return useMemo(() => {
    const names = taskNames(tasks, (target) => targetName(text, problem, target))
    let enabled = 0
    kept.current = tasks.map((config, i) => {
      const index = config.enabled ? enabled++ : -1
      const reference = referenceOf(config, tasks[0])
      const before = kept.current[i]
      // The same object for a task that is as before, so that a component that got it renders nothing.
      if (
        before?.config === config &&
        before.problem === problem &&
        before.reference === reference &&
        before.index === index &&
        before.name === names[i]
      )
        return before
      return {
        id: config.id,
        index,
        config,
        problem,
        reference,
        name: names[i],
        color: taskColor(config.id),
        ink: taskInk(config.id),
        kind: taskKind(problem, config),
        loss: config.loss.id,
        metric: metricOfTask(problem, config),
        unit: inUnitOf(problem, config)?.unit,
      }
    })
    return kept.current
  }, [tasks, problem, text])
}

const useTraining = (tasks: readonly NamedTask[]): readonly NamedTask[] =>
  useMemo(() => tasks.filter(({ index }) => index >= 0), [tasks])
