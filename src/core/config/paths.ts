import { fieldOf, type Tag } from './fields'
import type { RunConfig, TaskConfig } from './types'

type Json = { readonly [key: string]: unknown }

/** `tasks.t2.loss.options.delta` → the value, undefined where there is none. */
export function getField(config: RunConfig, path: string): unknown {
  const [head, ...rest] = path.split('.')
  if (head !== 'tasks') return at(config[head as keyof RunConfig], rest)
  return at(
    config.tasks.find((task) => task.id === rest[0]),
    rest.slice(1),
  )
}

function at(value: unknown, keys: readonly string[]): unknown {
  return keys.reduce<unknown>(
    (inner, key) => (typeof inner === 'object' && inner !== null ? (inner as Json)[key] : undefined),
    value,
  )
}

/**
 * The config with one value replaced; everything beside the path is shared with the old one. An
 * unknown task changes nothing. The value is not checked here (`validateConfig` does).
 */
export function setField(config: RunConfig, path: string, value: unknown): RunConfig {
  const [head, ...rest] = path.split('.')
  if (head !== 'tasks') {
    return { ...config, [head]: replaced(config[head as keyof RunConfig], rest, value) }
  }
  const tasks = config.tasks.map((task) =>
    task.id === rest[0] ? (replaced(task, rest.slice(1), value) as TaskConfig) : task,
  )
  return { ...config, tasks }
}

function replaced(target: unknown, keys: readonly string[], value: unknown): unknown {
  if (keys.length === 0) return value
  if (Array.isArray(target))
    return target.map((entry, i) => (String(i) === keys[0] ? replaced(entry, keys.slice(1), value) : entry))
  const object = typeof target === 'object' && target !== null ? (target as Json) : {}
  return { ...object, [keys[0]]: replaced(object[keys[0]], keys.slice(1), value) }
}

/**
 * What changing this path does to a running training. Options of losses, optimizers, schedules and
 * weightings are live, and so is the whole weighting.
 */
export function tagOf(path: string): Tag {
  const field = fieldOf(path)
  if (field) return field.tag
  if (path === 'weighting' || path.startsWith('weighting.')) return 'live'
  if (/^tasks\.[^.]+\.loss\.options(\.|$)/.test(path)) return 'live'
  if (/^training\.(optimizer|schedule)\.options(\.|$)/.test(path)) return 'live'
  if (path === 'training.schedule') return 'live'
  return 'program'
}
