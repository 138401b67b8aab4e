import { useMemo } from 'react'
import type { TaskConfig } from '../../core/config/types'
import type { TaskKind } from '../../core/losses/define'
import { taskKind } from '../../core/problems/plane/targets'
import { taskNames } from '../text/taskNames'
import { taskColor, taskInk } from '../theme/taskColor'
import { useConfig } from './useStores'
import { type Text, useText } from './useText'

export interface NamedTask {
  readonly id: string
  /** Index among the enabled tasks, as in every record and picture; −1 if the task is switched off. */
  readonly index: number
  readonly config: TaskConfig
  readonly name: string
  /** CSS values: lines and pictures; text. */
  readonly color: string
  readonly ink: string
  readonly kind: TaskKind
}

export const targetName = (text: Text<'problems'>, target: string): string => text.maybe(`targets.${target}`) ?? target

/** All tasks of the set-up in order, enabled or not. */
export const useTasks = (): readonly NamedTask[] => useNamedTasks(useConfig((config) => config.tasks))

/** The tasks that train, in the order of every record: `tasks[i].index === i`. */
export const useEnabledTasks = (): readonly NamedTask[] => useTraining(useTasks())

/** Like `useEnabledTasks`, for the given tasks. */
export const useTrainingTasks = (tasks: readonly TaskConfig[]): readonly NamedTask[] =>
  useTraining(useNamedTasks(tasks))

function useNamedTasks(tasks: readonly TaskConfig[]): readonly NamedTask[] {
  const text = useText('problems')
  return useMemo(() => {
    const names = taskNames(tasks, (target) => targetName(text, target))
    let enabled = 0
    return tasks.map((config, i) => ({
      id: config.id,
      index: config.enabled ? enabled++ : -1,
      config,
      name: names[i],
      color: taskColor(config.id),
      ink: taskInk(config.id),
      kind: taskKind(config),
    }))
  }, [tasks, text])
}

const useTraining = (tasks: readonly NamedTask[]): readonly NamedTask[] =>
  useMemo(() => tasks.filter(({ index }) => index >= 0), [tasks])
