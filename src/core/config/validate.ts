/**
 * Any value at all → a set-up that can train, and what could not be read of it.
 *
 * A plain walk over the field table: this is on the page's first path, where a schema library would
 * say the table a second time and cost 5 kB.
 */
import { losses, lossesFor } from '../losses/all'
import { optimizers } from '../optimizers/all'
import type { OptionDescriptors } from '../options'
import { planeTargetById, taskKind } from '../problems/plane/targets'
import { schedules } from '../schedules/all'
import { weightings } from '../weightings/all'
import { modifiers } from '../weightings/modifiers/all'
import { defaultConfig, defaultTask } from './defaults'
import { allowedBy, type Field, fieldOf, fieldsUnder, LARGEST_TASK_ID, MOST_EDITS, MOST_TASKS } from './fields'
import { getField, setField, tagOf } from './paths'
import type { Edit, Recording, RunConfig, TaskConfig } from './types'
import { type FieldProblem, isObject, validateOptions } from './validateOptions'

export type { FieldProblem } from './validateOptions'

/** null when the value fits the field, else why not. */
export function faultIn(field: Field, value: unknown): 'type' | 'range' | null {
  switch (field.kind) {
    case 'number':
      if (typeof value !== 'number' || !Number.isFinite(value)) return 'type'
      if (field.integer && !Number.isInteger(value)) return 'type'
      return value < field.min || value > field.max ? 'range' : null
    case 'choice':
      if (typeof value !== 'string') return 'type'
      return field.values.includes(value) ? null : 'range'
    case 'switch':
      return typeof value === 'boolean' ? null : 'type'
    case 'text':
      if (typeof value !== 'string') return 'type'
      return value.length > field.maxLength ? 'range' : null
    case 'widths':
      if (!Array.isArray(value) || !value.every((width) => Number.isInteger(width))) return 'type'
      if (value.length < field.least || value.length > field.most) return 'range'
      return value.every((width) => width >= 1 && width <= field.widest) ? null : 'range'
  }
}

/** Reads the fields of one part from `raw`, each with its own fall-back. */
function readPart(part: string, at: string, raw: unknown, fallback: unknown, problems: FieldProblem[]): unknown {
  let result = fallback
  if (raw === undefined) return result
  if (!isObject(raw)) {
    problems.push({ field: at, reason: 'type', value: raw })
    return result
  }
  const known = fieldsUnder(part)
  for (const field of known) {
    const keys = field.path.slice(part.length + 1).split('.')
    const value = keys.reduce<unknown>((inner, key) => (isObject(inner) ? inner[key] : undefined), raw)
    if (value === undefined) continue
    const path = `${at}.${keys.join('.')}`
    const reason = faultIn(field, value)
    if (reason) problems.push({ field: path, reason, value, allowed: allowedBy(field) })
    else result = withKeys(result, keys, value)
  }
  const names = new Set([
    ...known.map((field) => field.path.slice(part.length + 1).split('.')[0]),
    ...(EXTRA[part] ?? []),
  ])
  for (const key of Object.keys(raw)) {
    if (!names.has(key)) problems.push({ field: `${at}.${key}`, reason: 'unknown', value: raw[key] })
  }
  return result
}

/** Keys that other code reads. */
const EXTRA: Readonly<Record<string, readonly string[]>> = { 'tasks.*': ['id'], weighting: ['options', 'modifiers'] }

function withKeys(target: unknown, keys: readonly string[], value: unknown): unknown {
  const object = isObject(target) ? target : {}
  const inner = keys.length === 1 ? value : withKeys(object[keys[0]], keys.slice(1), value)
  return { ...object, [keys[0]]: inner }
}

const optionsOf = (registry: readonly { id: string; options: OptionDescriptors }[], id: string): OptionDescriptors =>
  registry.find((entry) => entry.id === id)?.options ?? {}

const inner = (raw: unknown, ...keys: string[]): unknown =>
  keys.reduce<unknown>((value, key) => (isObject(value) ? value[key] : undefined), raw)

/** The set-up in `raw` with defaults for what could not be read, and what that was. Never throws. */
export function validateConfig(raw: unknown): { config: RunConfig; problems: FieldProblem[] } {
  const problems: FieldProblem[] = []
  if (!isObject(raw)) {
    return { config: defaultConfig, problems: [{ field: '', reason: 'type', value: raw }] }
  }
  const config: RunConfig = {
    problem: readPart('problem', 'problem', raw.problem, defaultConfig.problem, problems) as RunConfig['problem'],
    tasks: readTasks(raw.tasks, problems),
    network: readPart('network', 'network', raw.network, defaultConfig.network, problems) as RunConfig['network'],
    training: readTraining(raw.training, problems),
    weighting: readWeighting(raw.weighting, problems),
  }
  for (const key of Object.keys(raw)) {
    if (!Object.hasOwn(config, key)) problems.push({ field: key, reason: 'unknown', value: raw[key] })
  }
  return { config, problems }
}

function readTraining(raw: unknown, problems: FieldProblem[]): RunConfig['training'] {
  const read = readPart('training', 'training', raw, defaultConfig.training, problems) as RunConfig['training']
  const options = (registry: readonly { id: string; options: OptionDescriptors }[], id: string, name: string) =>
    validateOptions(optionsOf(registry, id), inner(raw, name, 'options'), `training.${name}.options`, problems)
  return {
    ...read,
    optimizer: { id: read.optimizer.id, options: options(optimizers, read.optimizer.id, 'optimizer') },
    schedule: { id: read.schedule.id, options: options(schedules, read.schedule.id, 'schedule') },
  }
}

export function readWeighting(raw: unknown, problems: FieldProblem[]): RunConfig['weighting'] {
  const read = readPart('weighting', 'weighting', raw, defaultConfig.weighting, problems) as RunConfig['weighting']
  const options = validateOptions(
    optionsOf(weightings as readonly { id: string; options: OptionDescriptors }[], read.id),
    inner(raw, 'options'),
    'weighting.options',
    problems,
  )
  return { id: read.id, options, modifiers: readModifiers(inner(raw, 'modifiers'), problems) }
}

function readModifiers(raw: unknown, problems: FieldProblem[]): RunConfig['weighting']['modifiers'] {
  if (raw === undefined) return []
  if (!Array.isArray(raw) || raw.length > modifiers.length) {
    problems.push({ field: 'weighting.modifiers', reason: Array.isArray(raw) ? 'range' : 'type', value: raw })
    return []
  }
  const known = modifiers as readonly { id: string; options: OptionDescriptors }[]
  return raw.flatMap((entry, i) => {
    const id = inner(entry, 'id')
    const modifier = known.find((candidate) => candidate.id === id)
    if (!modifier) {
      problems.push({ field: `weighting.modifiers.${i}`, reason: 'unknown', value: id })
      return []
    }
    const path = `weighting.modifiers.${i}.options`
    return [{ id: modifier.id, options: validateOptions(modifier.options, inner(entry, 'options'), path, problems) }]
  })
}

function readTasks(raw: unknown, problems: FieldProblem[]): readonly TaskConfig[] {
  if (raw === undefined) return defaultConfig.tasks
  if (!Array.isArray(raw) || raw.length === 0 || raw.length > MOST_TASKS) {
    problems.push({ field: 'tasks', reason: Array.isArray(raw) ? 'range' : 'type', allowed: `1 … ${MOST_TASKS}` })
    return defaultConfig.tasks
  }
  const taken = new Set<string>()
  const tasks = raw.map((entry, i) => readTask(entry, i, taken, problems))
  if (tasks.some((task) => task.enabled)) return tasks
  problems.push({ field: 'tasks', reason: 'range', value: 'all off' })
  return tasks.map((task, i) => (i === 0 ? { ...task, enabled: true } : task))
}

function readTask(raw: unknown, index: number, taken: Set<string>, problems: FieldProblem[]): TaskConfig {
  const id = readTaskId(inner(raw, 'id'), index, taken, problems)
  const at = `tasks.${id}`
  const wanted = inner(raw, 'target')
  const target = fieldOf('tasks.*.target')
  const known = target && faultIn(target, wanted) === null ? String(wanted) : 'circles'
  const fallback = defaultTask(id, known, planeTargetById(known).defaultLoss)
  const read = readPart('tasks.*', at, raw, fallback, problems) as TaskConfig
  const lossId = readLoss(read, at, problems)
  const options = validateOptions(
    optionsOf(losses, lossId),
    inner(raw, 'loss', 'options'),
    `${at}.loss.options`,
    problems,
  )
  return { ...read, id, loss: { id: lossId, options } }
}

const isTaskId = (id: string): boolean => /^t[1-9]\d*$/.test(id) && Number(id.slice(1)) <= LARGEST_TASK_ID

/** `t` and a number; anything else, or one already taken, gets the next free one. */
function readTaskId(raw: unknown, index: number, taken: Set<string>, problems: FieldProblem[]): string {
  const usable = typeof raw === 'string' && isTaskId(raw) && !taken.has(raw)
  if (raw !== undefined && !usable) problems.push({ field: `tasks.${index + 1}.id`, reason: 'range', value: raw })
  let id = usable ? raw : `t${index + 1}`
  for (let k = index + 1; taken.has(id); k++) id = `t${k}`
  taken.add(id)
  return id
}

/** A loss must fit the task's kind: cross-entropy of a height means nothing. */
function readLoss(task: TaskConfig, at: string, problems: FieldProblem[]): string {
  const fitting = lossesFor(taskKind(task)).map((loss) => loss.id)
  if (fitting.includes(task.loss.id)) return task.loss.id
  problems.push({ field: `${at}.loss.id`, reason: 'range', value: task.loss.id, allowed: fitting.join(' | ') })
  return planeTargetById(task.target).defaultLoss
}

/** A recording in `raw`: the set-up, and the edits that name a live field of it with a value that fits. */
export function validateRecording(raw: unknown): { recording: Recording; problems: FieldProblem[] } {
  const { config, problems } = validateConfig(inner(raw, 'config'))
  return { recording: { config, edits: readEdits(inner(raw, 'edits'), config, problems) }, problems }
}

function readEdits(raw: unknown, config: RunConfig, problems: FieldProblem[]): readonly Edit[] {
  if (raw === undefined) return []
  if (!Array.isArray(raw)) {
    problems.push({ field: 'edits', reason: 'type', allowed: `≤ ${MOST_EDITS}` })
    return []
  }
  if (raw.length > MOST_EDITS) {
    const field = `edits.${MOST_EDITS + 1}–${raw.length}`
    problems.push({ field, reason: 'range', allowed: `≤ ${MOST_EDITS}` })
  }
  let present = config
  const edits: Edit[] = []
  for (const [i, entry] of raw.slice(0, MOST_EDITS).entries()) {
    const step = inner(entry, 'step')
    const field = inner(entry, 'field')
    const value = inner(entry, 'value')
    const fault = (reason: FieldProblem['reason']): void => {
      problems.push({ field: `edits.${i + 1}`, reason, value: field })
    }
    if (typeof step !== 'number' || !Number.isInteger(step) || step < 0) {
      fault('type')
      continue
    }
    if (typeof field !== 'string' || tagOf(field) !== 'live') {
      fault('unknown')
      continue
    }
    const changed = checkedChange(present, field, value)
    if (!changed) {
      fault('range')
      continue
    }
    present = changed
    edits.push({ step, field, value: valueAt(changed, field, value) })
  }
  return edits.sort((a, b) => a.step - b.step)
}

/** The value at a path after a change to it. An option at its default is not in the config, so `asked` stands for it. */
export const valueAt = (config: RunConfig, path: string, asked: unknown): unknown => getField(config, path) ?? asked

/** The config with the change, or null where the value does not fit the field. Options of a changed id are its defaults. */
export function checkedChange(config: RunConfig, path: string, value: unknown): RunConfig | null {
  // A new method, loss, optimizer or schedule starts with its own defaults.
  const owner = /^(.*)\.id$/.exec(path)?.[1]
  const cleared = owner && getField(config, `${owner}.options`) ? setField(config, `${owner}.options`, {}) : config
  const changed = setField(cleared, path, value)
  const [part, id] = path.split('.')
  if (part === 'tasks' && !config.tasks.some((task) => task.id === id)) return null
  const { config: valid, problems } = validateConfig(changed)
  return problems.length === 0 ? valid : null
}

/** The config after these changes, one after another; one that does not fit is passed over. */
export const changedBy = (
  config: RunConfig,
  changes: readonly { readonly field: string; readonly value: unknown }[],
): RunConfig => changes.reduce((present, { field, value }) => checkedChange(present, field, value) ?? present, config)
