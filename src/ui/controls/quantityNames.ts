/** Names of quantities, their values and what is looked at, in the reader's language. */
import { type FieldPath, parsePath } from '../../core/config/paths'
import type { RunConfig } from '../../core/config/types'
import type { Measure } from '../../core/maps/measures'
import type { AxisValue } from '../../core/maps/types'
import type { Text } from '../hooks/useText'

/** The texts that names are made of. */
export interface Words {
  readonly map: Text<'map'>
  readonly methods: Text<'methods'>
  readonly losses: Text<'losses'>
  readonly optimizers: Text<'optimizers'>
  readonly schedules: Text<'schedules'>
  readonly activations: Text<'activations'>
  readonly problems: Text<'problems'>
  readonly taskName: (id: string) => string
  /** Of the metric that a task shows, with its unit. */
  readonly metricName: (id: string) => string
  readonly number: (value: number) => string
}

/** Where the options of a path, if it is one, have their texts, and the id of their owner. */
function ownerOfOption(path: FieldPath, config: RunConfig, words: Words) {
  const { part, task, keys } = parsePath(path)
  if (!keys.includes('options')) return null
  const option = keys[keys.length - 1]
  const of = (id: string, text: { maybe(key: string): string | undefined }) => ({
    name: text.maybe(`${id}.name`) ?? id,
    label: text.maybe(`${id}.options.${option}.label`) ?? option,
    value: (value: string) => text.maybe(`${id}.options.${option}.values.${value}`),
  })
  if (part === 'weighting') return of(config.weighting.id, words.methods)
  if (part === 'tasks') return of(config.tasks.find(({ id }) => id === task)?.loss.id ?? '', words.losses)
  return keys[0] === 'optimizer'
    ? of(config.training.optimizer.id, words.optimizers)
    : of(config.training.schedule.id, words.schedules)
}

/** For example `Ripple: scale`, `Learning rate`, `CAGrad: c`. */
export function quantityName(path: FieldPath, config: RunConfig, words: Words): string {
  const { part, task, keys } = parsePath(path)
  const option = ownerOfOption(path, config, words)
  const field = option
    ? words.map('fields.ofOwner', { owner: option.name, option: option.label })
    : (words.map.maybe(`fields.${part === 'weighting' ? 'weighting' : keys[0]}`) ?? path)
  return task === null ? field : words.map('fields.ofTask', { task: words.taskName(task), field })
}

/** A value along an axis. */
export function valueName(path: FieldPath, value: AxisValue, config: RunConfig, words: Words): string {
  if (typeof value === 'number') return words.number(value)
  if (typeof value === 'boolean') return words.map(value ? 'fields.on' : 'fields.off')
  const option = ownerOfOption(path, config, words)
  if (option) return option.value(value) ?? value
  return registryOf(path, words)(value) ?? value
}

function registryOf(path: FieldPath, words: Words): (id: string) => string | undefined {
  const { part, keys } = parsePath(path)
  if (path === 'weighting.id') return (id) => words.methods.maybe(`${id}.name`)
  if (keys[0] === 'reduction') return (id) => words.map.maybe(`fields.reductions.${id}`)
  if (part === 'tasks') {
    return keys[0] === 'loss' ? (id) => words.losses.maybe(`${id}.name`) : (id) => words.problems.maybe(`targets.${id}`)
  }
  if (keys[0] === 'activation') return (id) => words.activations.maybe(id)
  const owner = keys[0] === 'optimizer' ? words.optimizers : words.schedules
  return (id) => owner.maybe(`${id}.name`)
}

/** The heading of a quantity in the choice: its task, or the part of the set-up. */
export const groupOf = (path: FieldPath, words: Words): string => {
  const { part, task } = parsePath(path)
  return task === null ? (words.map.maybe(`groups.${part}`) ?? part) : words.taskName(task)
}

/** What is looked at, for example `Ripple: R²`. */
export function measureName({ kind, task: id }: Measure, config: RunConfig, words: Words): string {
  const task = config.tasks.find((each) => each.id === id)
  if (!task || (kind !== 'metric' && kind !== 'loss'))
    return words.map(`look.${kind === 'metric' || kind === 'loss' ? 'measure' : kind}`)
  return words.map(`look.${kind}`, { task: words.taskName(task.id), metric: words.metricName(task.id) })
}
