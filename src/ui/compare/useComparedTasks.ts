import { useStore } from 'zustand'
import { compareStore } from '../../state/compare/store'
import { type NamedTask, useTrainingTasks } from '../hooks/useTasks'

/** The tasks that train in every lane, in the order of the records: `tasks[i].index === i`. */
export const useComparedTasks = (): readonly NamedTask[] =>
  useTrainingTasks(useStore(compareStore, ({ comparison }) => comparison.base.config))
