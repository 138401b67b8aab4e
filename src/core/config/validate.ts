/**
 * Turns any value into a set-up that can train, and names what could not be read.
 *
 * It goes through the table of fields by itself: this code is part of the first load, where a schema library would
 * repeat the table and cost 5 kB.
 */
import { losses, lossesFor } from '../losses/all'
import { fittingMetrics, measuredOf, metricFits } from '../metrics/names'
import { optimizers } from '../optimizers/all'
import { MOST_TASKS, type OptionDescriptors } from '../options'
import { problemNamed, problemOf } from '../problems/all'
import type { Problem } from '../problems/define'
import { drawingsOf } from '../problems/drawings'
import { findTarget, targetOf, taskKind } from '../problems/targets'
import { schedules } from '../schedules/all'
import { unreadField } from '../tables/recipe'
import { weightings } from '../weightings/all'
import { modifiers } from '../weightings/modifiers/all'
import { defaultConfig, defaultTask } from './defaults'
import { allowedBy, type FieldFault, faultIn, isObject } from './faults'
import { fieldsUnder, keysOf, LARGEST_TASK_ID, MOST_EDITS, tagOf } from './fields'
import {
  type FieldPath,
  getField,
  isPath,
  optionsOf,
  ownerOf,
  parsePath,
  setField,
  taskOf,
  valueIn,
  withValue,
} from './paths'
import type { Edit, Recording, RunConfig, TaskConfig } from './types'
import { validateOptions } from './validateOptions'

/** Reads the fields of one part. A field that cannot be read keeps its value from `fallback`. */
function readPart(part: FieldPath, at: string, raw: unknown, fallback: unknown, faults: FieldFault[]): unknown {
  let result = fallback
  if (raw === undefined) return result
  if (!isObject(raw)) {
    faults.push({ field: at, reason: 'type', value: raw })
    return result
  }
  const known = fieldsUnder(part)
  for (const field of known) {
    const keys = keysOf(field)
    const value = valueIn(raw, keys)
    if (value === undefined) continue
    const path = `${at}.${keys.join('.')}`
    const reason = faultIn(field, value)
    if (reason) faults.push({ field: path, reason, value, allowed: allowedBy(field) })
    else result = withValue(result, keys, value)
  }
  const names = new Set([...known.map((field) => keysOf(field)[0]), ...(EXTRA[part] ?? [])])
  for (const key of Object.keys(raw)) {
    if (!names.has(key)) faults.push({ field: `${at}.${key}`, reason: 'unknown', value: raw[key] })
  }
  return result
}

/** Keys of a part that are not fields; other functions read them. */
const EXTRA: Readonly<Record<string, readonly string[]>> = { 'tasks.*': ['id'], weighting: ['options', 'modifiers'] }

const descriptorsOf = (
  registry: readonly { id: string; options: OptionDescriptors }[],
  id: string,
): OptionDescriptors => registry.find((entry) => entry.id === id)?.options ?? {}

const inner = (raw: unknown, ...keys: string[]): unknown => valueIn(raw, keys)

/** The set-up in `raw`, with defaults in place of what could not be read, and the faults. Never throws. */
export function validateConfig(raw: unknown): { config: RunConfig; faults: FieldFault[] } {
  const faults: FieldFault[] = []
  if (!isObject(raw)) {
    return { config: defaultConfig, faults: [{ field: '', reason: 'type', value: raw }] }
  }
  const part = readPart('problem', 'problem', raw.problem, defaultConfig.problem, faults) as RunConfig['problem']
  const problem = { ...part, table: readTable(part, faults) }
  const config: RunConfig = {
    problem,
    tasks: readTasks(raw.tasks, problemOf({ problem }), faults),
    network: readPart('network', 'network', raw.network, defaultConfig.network, faults) as RunConfig['network'],
    training: readTraining(raw.training, faults),
    weighting: readWeighting(raw.weighting, faults),
  }
  for (const key of Object.keys(raw)) {
    if (!Object.hasOwn(config, key)) faults.push({ field: key, reason: 'unknown', value: raw[key] })
  }
  return { config, faults }
}

function readTraining(raw: unknown, faults: FieldFault[]): RunConfig['training'] {
  const read = readPart('training', 'training', raw, defaultConfig.training, faults) as RunConfig['training']
  const options = (registry: readonly { id: string; options: OptionDescriptors }[], id: string, name: string) =>
    validateOptions(descriptorsOf(registry, id), inner(raw, name, 'options'), `training.${name}.options`, faults)
  return {
    ...read,
    optimizer: { id: read.optimizer.id, options: options(optimizers, read.optimizer.id, 'optimizer') },
    schedule: { id: read.schedule.id, options: options(schedules, read.schedule.id, 'schedule') },
  }
}

export function readWeighting(raw: unknown, faults: FieldFault[]): RunConfig['weighting'] {
  const read = readPart('weighting', 'weighting', raw, defaultConfig.weighting, faults) as RunConfig['weighting']
  const options = validateOptions(
    descriptorsOf(weightings as readonly { id: string; options: OptionDescriptors }[], read.id),
    inner(raw, 'options'),
    'weighting.options',
    faults,
  )
  return { id: read.id, options, modifiers: readModifiers(inner(raw, 'modifiers'), faults) }
}

function readModifiers(raw: unknown, faults: FieldFault[]): RunConfig['weighting']['modifiers'] {
  if (raw === undefined) return []
  if (!Array.isArray(raw) || raw.length > modifiers.length) {
    faults.push({ field: 'weighting.modifiers', reason: Array.isArray(raw) ? 'range' : 'type', value: raw })
    return []
  }
  const known = modifiers as readonly { id: string; options: OptionDescriptors }[]
  return raw.flatMap((entry, i) => {
    const id = inner(entry, 'id')
    const modifier = known.find((candidate) => candidate.id === id)
    if (!modifier) {
      faults.push({ field: `weighting.modifiers.${i}`, reason: 'unknown', value: id })
      return []
    }
    const path = `weighting.modifiers.${i}.options`
    return [{ id: modifier.id, options: validateOptions(modifier.options, inner(entry, 'options'), path, faults) }]
  })
}

function readTasks(raw: unknown, problem: Problem, faults: FieldFault[]): readonly TaskConfig[] {
  if (raw === undefined) return problem.usualTasks
  if (!Array.isArray(raw) || raw.length === 0 || raw.length > MOST_TASKS) {
    faults.push({ field: 'tasks', reason: Array.isArray(raw) ? 'range' : 'type', allowed: `1 … ${MOST_TASKS}` })
    return problem.usualTasks
  }
  const taken = new Set<string>()
  const tasks = raw.map((entry, i) => readTask(entry, i, problem, taken, faults))
  if (tasks.some((task) => task.enabled)) return tasks
  faults.push({ field: 'tasks', reason: 'range', value: 'all off' })
  return tasks.map((task, i) => (i === 0 ? { ...task, enabled: true } : task))
}

function readTask(raw: unknown, index: number, problem: Problem, taken: Set<string>, faults: FieldFault[]): TaskConfig {
  const id = readTaskId(inner(raw, 'id'), index, taken, faults)
  const at = `tasks.${id}`
  const target = findTarget(problem, inner(raw, 'target')) ?? problem.targets[0]
  const fallback = defaultTask(id, target.id, target.defaultLoss)
  const part = ofProblem(readPart('tasks.*', at, raw, fallback, faults) as TaskConfig, problem, at, faults)
  const read = { ...part, drawing: readDrawing(part, problem, at, faults) }
  const lossId = readLoss(read, problem, at, faults)
  const options = validateOptions(
    descriptorsOf(losses, lossId),
    inner(raw, 'loss', 'options'),
    `${at}.loss.options`,
    faults,
  )
  return withReadMetric({ ...read, id, loss: { id: lossId, options } }, problem, at, faults)
}

/** The task with a target of the problem: the field allows those of all problems. */
function ofProblem(task: TaskConfig, problem: Problem, at: string, faults: FieldFault[]): TaskConfig {
  if (findTarget(problem, task.target)) return task
  const allowed = problem.targets.map(({ id }) => id).join(' | ')
  faults.push({ field: `${at}.target`, reason: 'range', value: task.target, allowed })
  return { ...task, target: problem.targets[0].id }
}

/** The set-up's table if its problem can read it; '' if not. Problems without tables keep what they do not read. */
function readTable(problem: RunConfig['problem'], faults: FieldFault[]): string {
  if (problemNamed(problem.id).ofTable?.(problem.table) !== null) return problem.table
  const part = unreadField(problem.table)
  const field = part ? `problem.table.${part}` : 'problem.table'
  faults.push({ field, reason: 'syntax', value: `${problem.table.slice(0, 20)}…` })
  return ''
}

/** The task's drawing if its target can be read from it; '', which leaves what is there to begin with, if not. */
function readDrawing(task: TaskConfig, problem: Problem, at: string, faults: FieldFault[]): string {
  const { fits, allowed } = drawingsOf(targetOf(problem, task.target))
  if (fits(task.drawing)) return task.drawing
  faults.push({ field: `${at}.drawing`, reason: 'range', value: task.drawing, allowed })
  return ''
}

const isTaskId = (id: string): boolean => /^t[1-9]\d*$/.test(id) && Number(id.slice(1)) <= LARGEST_TASK_ID

/** The id if it is valid and not taken, else the next free one. */
function readTaskId(raw: unknown, index: number, taken: Set<string>, faults: FieldFault[]): string {
  const usable = typeof raw === 'string' && isTaskId(raw) && !taken.has(raw)
  if (raw !== undefined && !usable) faults.push({ field: `tasks.${index + 1}.id`, reason: 'range', value: raw })
  let id = usable ? raw : `t${index + 1}`
  for (let k = index + 1; taken.has(id); k++) id = `t${k}`
  taken.add(id)
  return id
}

/** The task's loss if it fits the kind of the task, else the usual one: cross-entropy needs classes, for example. */
function readLoss(task: TaskConfig, problem: Problem, at: string, faults: FieldFault[]): string {
  const fitting = lossesFor(taskKind(problem, task)).map((loss) => loss.id)
  if (fitting.includes(task.loss.id)) return task.loss.id
  faults.push({ field: `${at}.loss.id`, reason: 'range', value: task.loss.id, allowed: fitting.join(' | ') })
  return targetOf(problem, task.target).defaultLoss
}

/** The task with its metric if that fits its kind and loss, else with the usual one. */
function withReadMetric(task: TaskConfig, problem: Problem, at: string, faults: FieldFault[]): TaskConfig {
  if (metricFits(problem, task)) return task
  const allowed = ['usual', ...fittingMetrics(measuredOf(problem, task))].join(' | ')
  faults.push({ field: `${at}.metric`, reason: 'range', value: task.metric, allowed })
  return { ...task, metric: 'usual' }
}

/** The recording in `raw`: the set-up, and those edits that give a live field a value that fits. */
export function validateRecording(raw: unknown): { recording: Recording; faults: FieldFault[] } {
  const { config, faults } = validateConfig(inner(raw, 'config'))
  return { recording: { config, edits: readEdits(inner(raw, 'edits'), config, faults) }, faults }
}

function readEdits(raw: unknown, config: RunConfig, faults: FieldFault[]): readonly Edit[] {
  if (raw === undefined) return []
  if (!Array.isArray(raw)) {
    faults.push({ field: 'edits', reason: 'type', allowed: `≤ ${MOST_EDITS}` })
    return []
  }
  if (raw.length > MOST_EDITS) {
    const field = `edits.${MOST_EDITS + 1}–${raw.length}`
    faults.push({ field, reason: 'range', allowed: `≤ ${MOST_EDITS}` })
  }
  let current = config
  const edits: Edit[] = []
  for (const [i, entry] of raw.slice(0, MOST_EDITS).entries()) {
    const step = inner(entry, 'step')
    const field = inner(entry, 'field')
    const value = inner(entry, 'value')
    const fault = (reason: FieldFault['reason']): void => {
      faults.push({ field: `edits.${i + 1}`, reason, value: field })
    }
    if (typeof step !== 'number' || !Number.isInteger(step) || step < 0) {
      fault('type')
      continue
    }
    if (!isPath(field) || tagOf(field) !== 'live') {
      fault('unknown')
      continue
    }
    const changed = checkedChange(current, field, value)
    if (!changed) {
      fault('range')
      continue
    }
    current = changed
    edits.push({ step, field, value: valueAt(changed, field, value) })
  }
  return edits.sort((a, b) => a.step - b.step)
}

/** The value at a path after it was set to `asked`. An option at its default is not in the config, so it is `asked`. */
export const valueAt = (config: RunConfig, path: FieldPath, asked: unknown): unknown => getField(config, path) ?? asked

/**
 * The config with the change; null if the value does not fit. A new id clears the options beside it, and a task whose
 * metric does not fit its new target or loss shows the usual one.
 */
export function checkedChange(config: RunConfig, path: FieldPath, value: unknown): RunConfig | null {
  // A new method, loss, optimizer or schedule starts with its defaults.
  const owner = ownerOf(path)
  const options = owner && optionsOf(owner)
  const cleared = options && getField(config, options) ? setField(config, options, {}) : config
  const changed = setField(cleared, path, value)
  const { task } = parsePath(path)
  if (task !== null && !config.tasks.some(({ id }) => id === task)) return null
  const { config: valid, faults } = validateConfig(changed)
  return faults.every((fault) => isMetricLeftBehind(fault, config, path)) ? valid : null
}

/** True for the fault of a task that had this metric before something else of it changed. */
const isMetricLeftBehind = ({ field, value }: FieldFault, before: RunConfig, changed: FieldPath): boolean =>
  isPath(field) && field !== changed && taskOf(field, 'metric') !== null && getField(before, field) === value

/** The config after these changes, in order. Changes that do not fit are skipped. */
export const changedBy = (
  config: RunConfig,
  changes: readonly { readonly field: FieldPath; readonly value: unknown }[],
): RunConfig => changes.reduce((current, { field, value }) => checkedChange(current, field, value) ?? current, config)
