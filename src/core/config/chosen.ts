import { problemOf, problems } from '../problems/all'
import { findTarget, taskKind } from '../problems/targets'
import { defaultConfig } from './defaults'
import { faultInWeights } from './formulas'
import { type FieldPath, taskOf } from './paths'
import { withPreset } from './preset'
import { fittingLoss } from './program'
import type { RunConfig, TaskConfig } from './types'
import { checkedChange, validateConfig } from './validate'

/**
 * The config after a person set this field; null if the value does not fit. What does not fit the new value changes
 * with it: a task whose target changes gets a loss that fits and no drawing, and another problem comes with its usual tasks
 * and its preset. Everything else stays, except for typed weights of a task that is gone.
 */
export function chosen(config: RunConfig, path: FieldPath, value: unknown): RunConfig | null {
  if (path === 'problem.id') return config.problem.id === value ? config : withProblem(config, value)
  if (path === 'problem.table') return withTable(config, value)
  const task = taskOf(path, 'target')
  return task === null ? checkedChange(config, path, value) : withTarget(config, task, value)
}

/** The problem of a text that one can read. */
function withTable(config: RunConfig, table: unknown): RunConfig | null {
  const reader = problems.find(({ ofTable }) => typeof table === 'string' && ofTable?.(table))
  return reader ? withProblem(config, reader.id, String(table)) : null
}

function withProblem(config: RunConfig, id: unknown, table = ''): RunConfig | null {
  const found = problems.find((problem) => problem.id === id)
  if (!found) return null
  const chosen = { id: found.id, table }
  const { usualTasks, preset } = problemOf({ problem: { ...config.problem, ...chosen } })
  const enabled = usualTasks.filter((task) => task.enabled).length
  // Typed weights may name a task that the new problem does not have.
  const fits = faultInWeights(config.weighting, enabled)?.kind !== 'task'
  const weighting = fits ? config.weighting : { ...defaultConfig.weighting, modifiers: config.weighting.modifiers }
  const fitted = withPreset(config, problemOf(config).preset, preset)
  const changed = { ...fitted, problem: { ...fitted.problem, ...chosen }, tasks: usualTasks, weighting }
  return validateConfig(changed).faults.length === 0 ? changed : null
}

function withTarget(config: RunConfig, id: string, value: unknown): RunConfig | null {
  const problem = problemOf(config)
  const old = config.tasks.find((task) => task.id === id)
  const target = findTarget(problem, value)
  if (!old || !target) return null
  // A drawing of one target says something else, or nothing, of another.
  const drawing = target.id === old.target ? old.drawing : ''
  const task: TaskConfig = { ...old, target: target.id, drawing }
  const loss = fittingLoss(taskKind(problem, task), old.loss.id, target.defaultLoss)
  const fitting = loss === old.loss.id ? task : { ...task, loss: { id: loss, options: {} } }
  return checkedChange(config, `tasks.${id}`, fitting)
}
