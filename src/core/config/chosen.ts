import { problemOf, problems } from '../problems/all'
import type { Problem } from '../problems/define'
import { findTarget, targetOf, taskKind } from '../problems/targets'
import { defaultConfig } from './defaults'
import { faultInWeights } from './formulas'
import { type FieldPath, taskOf } from './paths'
import { withPreset } from './preset'
import { fittingLoss } from './program'
import type { RunConfig, TaskConfig } from './types'
import { checkedChange, validateConfig } from './validate'

/**
 * The config after a person set this field; null if the value does not fit. What does not fit the new value changes
 * with it: a task whose target changes gets a loss that fits and no drawing, and another problem comes with its
 * usual tasks and its preset. Everything else stays, except for typed weights of a task that is gone. Another table has a
 * function of its own (`tables/withTable.ts`).
 */
export function chosen(config: RunConfig, path: FieldPath, value: unknown): RunConfig | null {
  if (path === 'problem.id') return config.problem.id === value ? config : withProblem(config, value)
  const task = taskOf(path, 'target')
  return task === null ? checkedChange(config, path, value) : withTarget(config, task, value)
}

/** As `chosen` for another problem, or another table of one. `own` tasks stand in place of its usual ones. */
export function withProblem(config: RunConfig, id: unknown, table = '', own?: readonly TaskConfig[]): RunConfig | null {
  const found = problems.find((problem) => problem.id === id)
  if (!found) return null
  const chosen = { id: found.id, table }
  const { usualTasks, preset } = problemOf({ problem: { ...config.problem, ...chosen } })
  const tasks = own ?? usualTasks
  const enabled = tasks.filter((task) => task.enabled).length
  // Typed weights may name a task that the new problem does not have.
  const fits = faultInWeights(config.weighting, enabled)?.kind !== 'task'
  const weighting = fits ? config.weighting : { ...defaultConfig.weighting, modifiers: config.weighting.modifiers }
  const fitted = withPreset(config, problemOf(config).preset, preset)
  const changed = { ...fitted, problem: { ...fitted.problem, ...chosen }, tasks, weighting }
  return validateConfig(changed).faults.length === 0 ? changed : null
}

function withTarget(config: RunConfig, id: string, value: unknown): RunConfig | null {
  const problem = problemOf(config)
  const old = config.tasks.find((task) => task.id === id)
  const target = findTarget(problem, value)
  return old && target ? checkedChange(config, `tasks.${id}`, aimedAt(problem, old, target.id)) : null
}

/** The task with another target of the problem, and a loss that fits it. */
export function aimedAt(problem: Problem, old: TaskConfig, id: string): TaskConfig {
  const target = targetOf(problem, id)
  // A drawing of one target says something else, or nothing, of another.
  const drawing = id === old.target ? old.drawing : ''
  const aimed: TaskConfig = { ...old, target: id, drawing }
  const loss = fittingLoss(taskKind(problem, aimed), old.loss.id, target.defaultLoss)
  return loss === old.loss.id ? aimed : { ...aimed, loss: { id: loss, options: {} } }
}
