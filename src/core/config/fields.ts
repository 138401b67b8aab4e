/**
 * The one table of what a set-up is made of. From it come defaults, limits, validation, the link
 * codec's short names and what a change does to a running training.
 *
 * `*` in a path stands for a task's id. Options of a loss, optimizer, schedule, weighting or
 * modifier are not listed here: their descriptors are the table.
 */
import { activations } from '../activations/all'
import { losses } from '../losses/all'
import { optimizers } from '../optimizers/all'
import { problems } from '../problems/all'
import { planeTargets } from '../problems/plane/targets'
import { schedules } from '../schedules/all'
import { weightings } from '../weightings/all'

/** `program` builds the network anew, `restart` needs a fresh start, `live` acts while training. */
export type Tag = 'program' | 'restart' | 'live'

type Kind =
  | { readonly kind: 'number'; readonly min: number; readonly max: number; readonly integer?: boolean }
  | { readonly kind: 'choice'; readonly values: readonly string[] }
  | { readonly kind: 'switch' }
  | { readonly kind: 'text'; readonly maxLength: number }
  /** Widths of layers. */
  | { readonly kind: 'widths'; readonly least: number; readonly most: number; readonly widest: number }

export type Field = Kind & {
  readonly path: string
  /** Name in a link; never changes its meaning. */
  readonly short: string
  readonly tag: Tag
}

const number = (path: string, short: string, tag: Tag, min: number, max: number): Field => ({
  kind: 'number',
  path,
  short,
  tag,
  min,
  max,
})
const integer = (path: string, short: string, tag: Tag, min: number, max: number): Field => ({
  ...number(path, short, tag, min, max),
  kind: 'number',
  min,
  max,
  integer: true,
})
const choice = (path: string, short: string, tag: Tag, values: readonly string[]): Field => ({
  kind: 'choice',
  path,
  short,
  tag,
  values,
})
const toggle = (path: string, short: string, tag: Tag): Field => ({ kind: 'switch', path, short, tag })
const ids = (registry: readonly { readonly id: string }[]): string[] => registry.map(({ id }) => id)

export const MOST_TASKS = 12
/** A task's id is `t` and a number from 1 to this. */
export const LARGEST_TASK_ID = 9999
export const MOST_EDITS = 500
export const LARGEST_SEED = 2 ** 31 - 1

export const fields: readonly Field[] = [
  choice('problem.id', 'i', 'restart', ids(problems)),
  integer('problem.samples', 'n', 'restart', 40, 5000),
  number('problem.testFraction', 'f', 'restart', 0.05, 0.9),
  integer('problem.seed', 's', 'restart', 0, LARGEST_SEED),

  choice('tasks.*.target', 't', 'program', ids(planeTargets)),
  { kind: 'text', path: 'tasks.*.name', short: 'a', tag: 'live', maxLength: 40 },
  toggle('tasks.*.enabled', 'e', 'program'),
  choice('tasks.*.loss.id', 'l', 'program', ids(losses)),
  number('tasks.*.weight', 'w', 'live', 0, 100),
  number('tasks.*.noise', 'z', 'restart', 0, 2),
  number('tasks.*.scale', 'c', 'restart', 1e-3, 1e3),
  number('tasks.*.labels', 'b', 'restart', 0.01, 1),
  number('tasks.*.rotation', 'r', 'restart', -180, 180),
  integer('tasks.*.classes', 'k', 'program', 2, 5),
  { kind: 'text', path: 'tasks.*.expression', short: 'x', tag: 'restart', maxLength: 200 },

  { kind: 'widths', path: 'network.trunk', short: 't', tag: 'program', least: 1, most: 6, widest: 256 },
  choice('network.activation', 'a', 'program', ids(activations)),
  toggle('network.batchNorm', 'b', 'program'),
  number('network.dropout', 'd', 'live', 0, 0.9),
  { kind: 'widths', path: 'network.head', short: 'h', tag: 'program', least: 0, most: 3, widest: 256 },

  choice('training.optimizer.id', 'o', 'program', ids(optimizers)),
  number('training.learningRate', 'l', 'live', 1e-6, 10),
  choice('training.schedule.id', 'c', 'live', ids(schedules)),
  integer('training.warmup', 'w', 'live', 0, 100_000),
  integer('training.batchSize', 'b', 'program', 1, 5000),
  number('training.l1', 'm', 'live', 0, 1),
  number('training.l2', 'n', 'live', 0, 1),
  number('training.clipValue', 'v', 'live', 0, 1e4),
  number('training.clipNorm', 'g', 'live', 0, 1e4),
  integer('training.seed', 's', 'restart', 0, LARGEST_SEED),
  integer('training.stopAfter', 'e', 'live', 0, 10_000_000),
  toggle('training.stopWhenFlat', 'f', 'live'),

  choice('weighting.id', 'i', 'live', ids(weightings)),
]

/** The field of a path such as `tasks.t2.weight`; undefined for options and unknown paths. */
export function fieldOf(path: string): Field | undefined {
  const pattern = path.replace(/^tasks\.[^.]+/, 'tasks.*')
  return fields.find((field) => field.path === pattern)
}

/** Fields of one part: `problem`, `tasks.*`, `network`, `training`, `weighting`. */
export const fieldsUnder = (part: string): readonly Field[] => fields.filter(({ path }) => path.startsWith(`${part}.`))

/** What a value may be, in words that need no translation: `0 to 100`, `sgd | adam`. */
export function allowedBy(field: Field): string {
  switch (field.kind) {
    case 'number':
      return `${field.min} … ${field.max}`
    case 'choice':
      return field.values.join(' | ')
    case 'switch':
      return 'true | false'
    case 'text':
      return `≤ ${field.maxLength}`
    case 'widths':
      return `${field.least} … ${field.most} × 1 … ${field.widest}`
  }
}
