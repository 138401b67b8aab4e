/**
 * Paths: how a field of a set-up is named in edits, lanes, remarks and links, and which path reaches which.
 *
 *     training.learningRate            a field
 *     training.optimizer.id            an id; the options beside it belong to it
 *     training.optimizer.options.beta1 an option
 *     tasks.t2.loss.options.delta      an option of one task
 *     weighting                        a whole part
 *
 * Every rule about paths is here, so that no other file takes a path apart by hand.
 */
import type { RunConfig, TaskConfig } from './types'

type Json = { readonly [key: string]: unknown }

/** A path taken apart. */
export interface ParsedPath {
  /** The first name: `problem`, `tasks`, `network`, `training` or `weighting`; anything in a path that fits no set-up. */
  readonly part: string
  /** Id of the task in `tasks.<id>…`, else null. */
  readonly task: string | null
  /** The names below the part, or below the task. */
  readonly keys: readonly string[]
}

export function parsePath(path: string): ParsedPath {
  const [part, ...rest] = path.split('.')
  return part === 'tasks' ? { part, task: rest[0] ?? '', keys: rest.slice(1) } : { part, task: null, keys: rest }
}

/** The path of a task's field: `taskPath('t2', 'weight')`. */
export const taskPath = (task: string, field: string): string => `tasks.${task}.${field}`

/** The task whose field `name` this path is, or null. */
export function taskOf(path: string, name: string): string | null {
  const { task, keys } = parsePath(path)
  return keys.length === 1 && keys[0] === name ? task : null
}

/** True for `whole` itself and every path below it. */
export const isWithin = (path: string, whole: string): boolean => path === whole || path.startsWith(`${whole}.`)

/** The path without its last name; '' for a part. */
export const parentOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('.')))

const ID = '.id'

/** What an id chooses: `training.optimizer` for `training.optimizer.id`. Null if the path is no id. */
export const ownerOf = (path: string): string | null => (path.endsWith(ID) ? path.slice(0, -ID.length) : null)

/** Where the options of an owner are. */
export const optionsOf = (owner: string): string => `${owner}.options`

/** True for options, one option, and anything in an option. */
export const isOption = (path: string): boolean => parsePath(path).keys.includes('options')

/**
 * True if setting `change` also sets what `path` names: `path` is `change`, is below it, or is among the
 * options that a new id clears.
 */
export function replaces(change: string, path: string): boolean {
  const owner = ownerOf(change)
  return isWithin(path, change) || (owner !== null && isWithin(path, optionsOf(owner)))
}

/** True if setting one path says something about the other. */
export const concernsSame = (a: string, b: string): boolean => replaces(a, b) || replaces(b, a)

/** True if a change of this path can bring another weighting or other modifiers, so that other paths cease to fit. */
export const changesMethod = (path: string): boolean => parsePath(path).part === 'weighting' && !isOption(path)

/** `tasks.t2.loss.options.delta` → the value, undefined if there is none. */
export function getField(config: RunConfig, path: string): unknown {
  const { part, task, keys } = parsePath(path)
  return valueIn(task === null ? config[part as keyof RunConfig] : config.tasks.find(({ id }) => id === task), keys)
}

/** The value at these names inside a JSON value, undefined if there is none. */
export const valueIn = (value: unknown, keys: readonly string[]): unknown =>
  keys.reduce<unknown>(
    (inner, key) => (typeof inner === 'object' && inner !== null ? (inner as Json)[key] : undefined),
    value,
  )

/**
 * The config with one value replaced; it shares everything beside the path with the old one. An unknown task
 * changes nothing. The value is not checked here: `checkedChange` does that.
 */
export function setField(config: RunConfig, path: string, value: unknown): RunConfig {
  const { part, task, keys } = parsePath(path)
  if (task === null) return { ...config, [part]: withValue(config[part as keyof RunConfig], keys, value) }
  const tasks = config.tasks.map((old) => (old.id === task ? (withValue(old, keys, value) as TaskConfig) : old))
  return { ...config, tasks }
}

/** A JSON value with the one at these names replaced; makes the objects on the way. */
export function withValue(target: unknown, keys: readonly string[], value: unknown): unknown {
  if (keys.length === 0) return value
  if (Array.isArray(target))
    return target.map((entry, i) => (String(i) === keys[0] ? withValue(entry, keys.slice(1), value) : entry))
  const object = typeof target === 'object' && target !== null ? (target as Json) : {}
  return { ...object, [keys[0]]: withValue(object[keys[0]], keys.slice(1), value) }
}
