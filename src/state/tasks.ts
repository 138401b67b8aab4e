/** What a person may do to the tasks of the set-up: add, copy and remove them. Each change starts over at step 0. */
import { defaultTask } from '../core/config/defaults'
import { LARGEST_TASK_ID } from '../core/config/fields'
import type { RunConfig, TaskConfig } from '../core/config/types'
import { MOST_TASKS } from '../core/options'
import { problemOf } from '../core/problems/all'
import { findTarget } from '../core/problems/targets'
import { commit, startOver } from './actOnRun'
import { mayChange } from './gate'
import { configStore } from './setup'

/** Adds a task with that target of the problem, unless there are as many tasks as allowed. */
export function addTask(target: string): void {
  const { config } = configStore.getState()
  const problem = problemOf(config)
  const found = findTarget(problem, target)
  if (!found) return
  const usual = problem.family?.find((task) => task.target === target) ?? defaultTask('', found.id, found.defaultLoss)
  setTasks([...config.tasks, { ...usual, id: freeId(config) }])
}

/**
 * Takes up tasks of the problem's family, or drops the last ones, until there are `count`. Those that stay keep their
 * settings; the first is switched on if no other task that trains is left. Changes nothing if the problem has no family.
 */
export function setTaskCount(count: number): void {
  const { config } = configStore.getState()
  const { family } = problemOf(config)
  if (!family) return
  const kept = config.tasks.slice(0, Math.max(count, 1))
  const trains = kept.some((task) => task.enabled)
  let changed = { ...config, tasks: kept.map((task, i) => (i === 0 && !trains ? { ...task, enabled: true } : task)) }
  for (const usual of family) {
    if (changed.tasks.length >= count) break
    if (changed.tasks.some(({ target }) => target === usual.target)) continue
    changed = { ...changed, tasks: [...changed.tasks, { ...usual, id: freeId(changed) }] }
  }
  setTasks(changed.tasks)
}

/** Inserts a copy of a task after it. */
export function duplicateTask(id: string): void {
  const { config } = configStore.getState()
  setTasks(config.tasks.flatMap((task) => (task.id === id ? [task, { ...task, id: freeId(config) }] : [task])))
}

/** Removes a task; the last one that trains stays. */
export function removeTask(id: string): void {
  setTasks(configStore.getState().config.tasks.filter((task) => task.id !== id))
}

function setTasks(tasks: readonly TaskConfig[]): void {
  if (!mayChange('tasks')) return
  const { config } = configStore.getState()
  if (tasks.length === config.tasks.length || tasks.length > MOST_TASKS) return
  if (!tasks.some((task) => task.enabled)) return
  startOver('', { config: { ...config, tasks }, edits: [] }, 'commit')
  commit('')
}

/** The id after the highest, so that ids of removed tasks do not come back; beyond the last id, the lowest free one. */
function freeId({ tasks }: RunConfig): string {
  const taken = tasks.map(({ id }) => Number(id.slice(1)))
  const next = Math.max(0, ...taken) + 1
  if (next <= LARGEST_TASK_ID) return `t${next}`
  return `t${Array.from({ length: tasks.length + 1 }, (_, k) => k + 1).find((id) => !taken.includes(id))}`
}
