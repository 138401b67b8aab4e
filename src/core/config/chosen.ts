import { metricFits } from '../metrics/names'
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
 * with it: a task whose target changes gets a loss and a metric that fit and no drawing, and another problem comes with its
 * usual tasks and its preset. Everything else stays, except for typed weights of a task that is gone. Columns of a table
 * that are targets in another table too keep their tasks.
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
  const [former, problem] = [problemOf(config), problemOf({ problem: { ...config.problem, ...chosen } })]
  const fitted = withPreset(config, former.preset, problem.preset)
  for (const tasks of [tasksOfNamed(problem, former, config.tasks), problem.usualTasks]) {
    const enabled = tasks.filter((task) => task.enabled).length
    // Typed weights may name a task that the new problem does not have.
    const fits = faultInWeights(config.weighting, enabled)?.kind !== 'task'
    const weighting = fits ? config.weighting : { ...defaultConfig.weighting, modifiers: config.weighting.modifiers }
    const changed = { ...fitted, problem: { ...fitted.problem, ...chosen }, tasks, weighting }
    if (validateConfig(changed).faults.length === 0) return changed
  }
  return null
}

/**
 * The usual tasks of a problem, but where a person's name of a target is the same in the former problem, the tasks that it
 * had there. Tasks that come new get ids of their own, so that nothing of a former task is taken for theirs.
 */
function tasksOfNamed(problem: Problem, former: Problem, tasks: readonly TaskConfig[]): readonly TaskConfig[] {
  const ofName = (name: string | undefined) =>
    tasks.filter(({ target }) => name !== undefined && findTarget(former, target)?.name === name)
  const stay = problem.usualTasks.map((usual) => ofName(findTarget(problem, usual.target)?.name))
  if (stay.every(({ length }) => length === 0)) return problem.usualTasks
  let last = Math.max(...tasks.map(({ id }) => Number(id.slice(1))))
  return problem.usualTasks.flatMap((usual, k) =>
    stay[k].length > 0 ? stay[k].map((task) => aimedAt(problem, task, usual.target)) : [{ ...usual, id: `t${++last}` }],
  )
}

function withTarget(config: RunConfig, id: string, value: unknown): RunConfig | null {
  const problem = problemOf(config)
  const old = config.tasks.find((task) => task.id === id)
  const target = findTarget(problem, value)
  return old && target ? checkedChange(config, `tasks.${id}`, aimedAt(problem, old, target.id)) : null
}

/** The task with another target of its problem. */
function aimedAt(problem: Problem, old: TaskConfig, id: string): TaskConfig {
  const target = targetOf(problem, id)
  // A drawing of one target says something else, or nothing, of another.
  const drawing = id === old.target ? old.drawing : ''
  const aimed: TaskConfig = { ...old, target: id, drawing }
  const loss = fittingLoss(taskKind(problem, aimed), old.loss.id, target.defaultLoss)
  const task = loss === old.loss.id ? aimed : { ...aimed, loss: { id: loss, options: {} } }
  return metricFits(problem, task) ? task : { ...task, metric: 'usual' }
}
