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
  /** Place among the enabled tasks, as in every record and picture; −1 when switched off. */
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
export function useTasks(): readonly NamedTask[] {
  const tasks = useConfig((config) => config.tasks)
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

/** The tasks that train; `tasks[i].index === i`, the order of every record. */
export function useEnabledTasks(): readonly NamedTask[] {
  const tasks = useTasks()
  return useMemo(() => tasks.filter((task) => task.index >= 0), [tasks])
}
