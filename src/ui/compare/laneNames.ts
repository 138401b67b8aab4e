/** Names of lanes in the reader's language, made from what the lanes change. */

import { type Difference, laneConfig, whatDiffers } from '../../core/comparison/expand'
import type { Comparison, Lane } from '../../core/comparison/types'
import { type FieldPath, parsePath, taskOf } from '../../core/config/paths'
import type { RunConfig } from '../../core/config/types'
import type { LooseOptions } from '../../core/options'
import { modifierById } from '../../core/weightings/modifiers/all'
import type { Text } from '../hooks/useText'

/** The texts that names are made of. */
export interface Words {
  readonly compare: Text<'compare'>
  readonly methods: Text<'methods'>
  readonly optimizers: Text<'optimizers'>
  readonly schedules: Text<'schedules'>
  readonly activations: Text<'activations'>
  readonly taskName: (id: string) => string
  readonly number: (value: number) => string
}

/** A name for each lane: the one it was given, else what differs in it. No two names are equal. */
export function laneNames(comparison: Comparison, words: Words): string[] {
  const taken = new Set<string>()
  return comparison.lanes.map((lane) => {
    const wanted = lane.name.trim() || differenceText(comparison, lane, words)
    let name = wanted
    for (let count = 2; taken.has(name); count++) name = `${wanted} ${count}`
    taken.add(name)
    return name
  })
}

/** A name that fits beside a line: for a method with an abbreviation in brackets, only the abbreviation. */
export const shortName = (lane: Lane, name: string): string =>
  lane.name.trim() ? name : name.replace(/^[^(（]*[(（]([A-Z][\w-]*)[)）]/, '$1')

/** Everything that differs, in one line. */
export function differenceText(comparison: Comparison, lane: Lane, words: Words): string {
  const config = laneConfig(comparison, lane)
  return whatDiffers(lane)
    .map((difference) => oneDifference(difference, config, words))
    .join(words.compare('names.joint'))
}

function oneDifference(difference: Difference, config: RunConfig, words: Words): string {
  const { compare, methods } = words
  switch (difference.kind) {
    case 'nothing':
      return compare('names.nothing')
    case 'baseline':
      return compare('names.baseline', { task: words.taskName(difference.task) })
    case 'seeds':
      return difference.seeds.length === 1
        ? compare('names.seed', { seed: difference.seeds[0] })
        : compare('names.seeds', { count: difference.seeds.length })
    case 'weighting': {
      const options = optionTexts(difference.options, (key) => methods.maybe(`${difference.id}.options.${key}`), words)
      const around = difference.modifiers.map((id) => `+ ${modifierName(id, words)}`)
      return [methods.maybe(`${difference.id}.name`) ?? difference.id, ...options, ...around].join(' ')
    }
    case 'field':
      return fieldText(difference.field, difference.value, config, words)
  }
}

const modifierName = (id: string, { methods }: Words): string => methods.maybe(`modifiers.${id}.name`) ?? id

const optionTexts = (options: LooseOptions, text: (key: string) => string | undefined, words: Words): string[] =>
  Object.entries(options).map(([name, value]) => optionText(name, value, text, words))

/** `c 0.4`; only the option's name where its value is too long for a lane's name. */
function optionText(name: string, value: unknown, text: (key: string) => string | undefined, words: Words): string {
  const label = text(`${name}.label`) ?? name
  if (typeof value === 'number') return `${label} ${words.number(value)}`
  if (typeof value === 'boolean') return value ? label : `${label}: ${words.compare('names.none')}`
  if (typeof value === 'string') return text(`${name}.values.${value}`) ?? label
  if (Array.isArray(value) && value.every((entry) => typeof entry === 'number'))
    return `${label} ${value.map(words.number).join(' : ')}`
  return label
}

const NUMBERS = [
  'learningRate',
  'headRate',
  'warmup',
  'batchSize',
  'oversampling',
  'l1',
  'l2',
  'clipValue',
  'clipNorm',
] as const

function fieldText(field: FieldPath, value: unknown, config: RunConfig, words: Words): string {
  const { compare } = words
  const task = taskOf(field, 'weight')
  if (task !== null) return compare('names.weight', { task: words.taskName(task), value: words.number(Number(value)) })
  const training = NUMBERS.find((name) => field === `training.${name}`)
  if (training) {
    const off = value === 0 && training !== 'learningRate'
    return compare(`names.${training}`, { value: off ? compare('names.none') : words.number(Number(value)) })
  }
  const { part, keys } = parsePath(field)
  if (part === 'network') return networkText(keys[0], value, words)
  if (part === 'weighting') return weightingText(field, value, config, words)
  return ownerText(field, value, config, words)
}

function networkText(name: string, value: unknown, { compare, activations, number }: Words): string {
  if (name === 'dropout') return compare('names.dropout', { value: number(Number(value)) })
  if (name === 'activation') return activations.maybe(String(value)) ?? String(value)
  if (name === 'batchNorm') return compare(value ? 'names.batchNorm' : 'names.noNorm')
  const widths = Array.isArray(value) ? value.join(' · ') : String(value)
  if (name === 'head') return widths === '' ? compare('names.linearHeads') : compare('names.head', { value: widths })
  return compare('names.trunk', { value: widths })
}

/** `weighting.options.c`, `weighting.modifiers`, `weighting.modifiers.0.options.beta` */
function weightingText(field: FieldPath, value: unknown, { weighting }: RunConfig, words: Words): string {
  const { methods, compare } = words
  const [kind, first, , own] = parsePath(field).keys
  if (kind === 'options')
    return optionText(first, value, (key) => methods.maybe(`${weighting.id}.options.${key}`), words)
  if (kind === 'modifiers' && own !== undefined) {
    const id = weighting.modifiers[Number(first)]?.id
    const texts = id === undefined ? '' : (modifierById(id).optionsOf ?? `modifiers.${id}`)
    return optionText(own, value, (key) => methods.maybe(`${texts}.options.${key}`), words)
  }
  const chosen = weighting.modifiers.map(({ id }) => compare('names.modifier', { name: modifierName(id, words) }))
  return chosen.length > 0 ? chosen.join(' ') : compare('names.noModifiers')
}

/** Optimizer and schedule: the name, or one of the options. */
function ownerText(field: FieldPath, value: unknown, { training }: RunConfig, words: Words): string {
  const [kind, , option] = parsePath(field).keys
  if (kind !== 'optimizer' && kind !== 'schedule') return words.compare('names.whole')
  const texts = kind === 'optimizer' ? words.optimizers : words.schedules
  const { id } = training[kind]
  if (option !== undefined) return optionText(option, value, (key) => texts.maybe(`${id}.options.${key}`), words)
  return texts.maybe(`${id}.name`) ?? id
}
