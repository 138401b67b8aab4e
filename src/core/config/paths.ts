/**
 * Paths name the fields of a set-up in edits, lanes, remarks and links. This file says which path contains or
 * replaces which.
 *
 *     training.learningRate            a field
 *     training.optimizer.id            an id, to which the options beside it belong
 *     training.optimizer.options.beta1 an option
 *     tasks.t2.loss.options.delta      an option of one task
 *     weighting                        a whole part
 *
 * All rules about paths are here, so no other file splits a path by itself.
 */
import type { RunConfig, TaskConfig } from './types'

type Json = { readonly [key: string]: unknown }

const PARTS = ['problem', 'tasks', 'network', 'training', 'weighting'] as const satisfies readonly (keyof RunConfig)[]
type Part = (typeof PARTS)[number]

/** A path begins with a part of the set-up. Text from a link or a file becomes a path through `isPath`. */
export type FieldPath = Part | `${Part}.${string}`

export const isPath = (value: unknown): value is FieldPath =>
  typeof value === 'string' && PARTS.some((part) => value === part || value.startsWith(`${part}.`))

/** The names in a path. */
export interface ParsedPath {
  readonly part: Part
  /** Id of the task in `tasks.<id>…`, else null. */
  readonly task: string | null
  /** The names below the part, or below the task. */
  readonly keys: readonly string[]
}

export function parsePath(path: FieldPath): ParsedPath {
  const [part, ...rest] = path.split('.') as [Part, ...string[]]
  return part === 'tasks' ? { part, task: rest[0] ?? '', keys: rest.slice(1) } : { part, task: null, keys: rest }
}

/** The path of a task's field: `taskPath('t2', 'weight')`. */
export const taskPath = (task: string, field: string): FieldPath => `tasks.${task}.${field}`

/** The task whose field `name` this path is, or null. */
export function taskOf(path: FieldPath, name: string): string | null {
  const { task, keys } = parsePath(path)
  return keys.length === 1 && keys[0] === name ? task : null
}

/** True for `whole` itself and every path below it. */
export const isWithin = (path: FieldPath, whole: FieldPath): boolean => path === whole || path.startsWith(`${whole}.`)

/** The path without its last name; null for a part. */
export const parentOf = (path: FieldPath): FieldPath | null =>
  path.includes('.') ? (path.slice(0, path.lastIndexOf('.')) as FieldPath) : null

const ID = '.id'

/** The object that an id belongs to: `training.optimizer` for `training.optimizer.id`. Null for other paths. */
export const ownerOf = (path: FieldPath): FieldPath | null =>
  path.endsWith(ID) ? (path.slice(0, -ID.length) as FieldPath) : null

/** The path of the options beside an id. */
export const optionsOf = (owner: FieldPath): FieldPath => `${owner}.options`

/** True for the path of options, of one option, and of anything within an option. */
export const isOption = (path: FieldPath): boolean => parsePath(path).keys.includes('options')

/**
 * True if setting `change` also sets `path`: the two are equal, `path` lies below `change`, or `change` is an id and
 * `path` lies in the options that a new id clears.
 */
export function replaces(change: FieldPath, path: FieldPath): boolean {
  const owner = ownerOf(change)
  return isWithin(path, change) || (owner !== null && isWithin(path, optionsOf(owner)))
}

/** True if setting one of the two paths also sets the other. */
export const concernsSame = (a: FieldPath, b: FieldPath): boolean => replaces(a, b) || replaces(b, a)

/** True if a change of this path can choose another weighting or other modifiers, whose options differ. */
export const changesMethod = (path: FieldPath): boolean => parsePath(path).part === 'weighting' && !isOption(path)

/** The value at a path such as `tasks.t2.loss.options.delta`; undefined if there is none. */
export function getField(config: RunConfig, path: FieldPath): unknown {
  const { part, task, keys } = parsePath(path)
  return valueIn(task === null ? config[part] : config.tasks.find(({ id }) => id === task), keys)
}

/** The value at these names within a JSON value; undefined if there is none. */
export const valueIn = (value: unknown, keys: readonly string[]): unknown =>
  keys.reduce<unknown>(
    (inner, key) => (typeof inner === 'object' && inner !== null ? (inner as Json)[key] : undefined),
    value,
  )

/**
 * The config with one value replaced. Everything beside the path is shared with the old config. The id of an unknown
 * task changes nothing. The value is not checked here: `checkedChange` checks it.
 */
export function setField(config: RunConfig, path: FieldPath, value: unknown): RunConfig {
  const { part, task, keys } = parsePath(path)
  if (task === null) return { ...config, [part]: withValue(config[part], keys, value) }
  const tasks = config.tasks.map((old) => (old.id === task ? (withValue(old, keys, value) as TaskConfig) : old))
  return { ...config, tasks }
}

/** A JSON value with the value at these names replaced. Missing objects on the way are created. */
export function withValue(target: unknown, keys: readonly string[], value: unknown): unknown {
  if (keys.length === 0) return value
  if (Array.isArray(target))
    return target.map((entry, i) => (String(i) === keys[0] ? withValue(entry, keys.slice(1), value) : entry))
  const object = typeof target === 'object' && target !== null ? (target as Json) : {}
  return { ...object, [keys[0]]: withValue(object[keys[0]], keys.slice(1), value) }
}
