import { useMemo } from 'react'
import { useStore } from 'zustand'
import { taskKind } from '../../core/problems/plane/targets'
import { compareStore } from '../../state/compare/store'
import { type NamedTask, targetName } from '../hooks/useTasks'
import { useText } from '../hooks/useText'
import { taskNames } from '../text/taskNames'
import { taskColor, taskInk } from '../theme/taskColor'

/** The tasks that train in every lane; `tasks[i].index === i`, the order of every record. */
export function useComparedTasks(): readonly NamedTask[] {
  const tasks = useStore(compareStore, ({ comparison }) => comparison.base.config.tasks)
  const text = useText('problems')
  return useMemo(() => {
    const names = taskNames(tasks, (target) => targetName(text, target))
    return tasks
      .map((config, i) => ({
        id: config.id,
        index: 0,
        config,
        name: names[i],
        color: taskColor(config.id),
        ink: taskInk(config.id),
        kind: taskKind(config),
      }))
      .filter(({ config }) => config.enabled)
      .map((task, index) => ({ ...task, index }))
  }, [tasks, text])
}
