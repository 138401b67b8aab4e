/**
 * The table of all fields of a set-up. It gives their limits, their checks, their short names in links, and what a
 * change does to a running training.
 *
 * `*` in a path stands for the id of a task. Options of losses, optimizers, schedules, weightings and modifiers are
 * not listed: each of those declares its own.
 */
import { activations } from '../activations/all'
import { losses } from '../losses/all'
import { METRICS } from '../metrics/names'
import { optimizers } from '../optimizers/all'
import type { Descriptor, WithoutDefault } from '../options'
import { problems } from '../problems/all'
import { DRAWING_LENGTH } from '../problems/drawing'
import { schedules } from '../schedules/all'
import { weightings } from '../weightings/all'
import { type FieldPath, isWithin, parsePath } from './paths'

/**
 * What a change does. `program` rebuilds the network, `restart` starts again, `live` applies while training. `replay`
 * changes only what is measured: the run is trained again, with the same numbers, to where it stood.
 */
export type Tag = 'program' | 'restart' | 'live' | 'replay'

/** An option with a path, a short name and a tag. Its default depends on the version of a link (`versions.ts`). */
export type Field = WithoutDefault<Descriptor> & {
  readonly path: FieldPath
  /** Name in a link. Its meaning never changes. */
  readonly short: string
  readonly tag: Tag
}

const field = (path: FieldPath, short: string, tag: Tag, descriptor: WithoutDefault<Descriptor>): Field => ({
  ...descriptor,
  path,
  short,
  tag,
})
const ids = (registry: readonly { readonly id: string }[]): string[] => registry.map(({ id }) => id)

/** The id of a task is `t` and a number from 1 to this one. */
export const LARGEST_TASK_ID = 9999
export const MOST_EDITS = 500
/** Characters of `problem.table`: some hundred columns, with which a link stays far below its bound. */
export const TABLE_LENGTH = 12_000
export const LARGEST_SEED = 2 ** 31 - 1

export const fields: readonly Field[] = [
  field('problem.id', 'i', 'restart', { kind: 'choice', values: ids(problems) }),
  field('problem.samples', 'n', 'restart', { kind: 'integer', min: 40, max: 20_000 }),
  field('problem.testFraction', 'f', 'restart', { kind: 'real', min: 0.05, max: 0.9 }),
  field('problem.seed', 's', 'restart', { kind: 'integer', min: 0, max: LARGEST_SEED }),
  field('problem.table', 't', 'program', { kind: 'text', maxLength: TABLE_LENGTH }),

  // The targets of all problems: `validate.ts` refuses those of another problem than the set-up's.
  field('tasks.*.target', 't', 'program', {
    kind: 'choice',
    values: problems.flatMap(({ targets, targetIds }) => targetIds ?? ids(targets)),
  }),
  field('tasks.*.name', 'a', 'live', { kind: 'text', maxLength: 40 }),
  field('tasks.*.enabled', 'e', 'program', { kind: 'switch' }),
  field('tasks.*.loss.id', 'l', 'program', { kind: 'choice', values: ids(losses) }),
  field('tasks.*.reduction', 'u', 'live', { kind: 'choice', values: ['mean', 'sum'] }),
  // Those of all kinds: `validate.ts` refuses a metric that does not fit the task.
  field('tasks.*.metric', 'q', 'replay', { kind: 'choice', values: ['usual', ...METRICS] }),
  field('tasks.*.weight', 'w', 'live', { kind: 'real', min: 0, max: 100 }),
  field('tasks.*.noise', 'z', 'restart', { kind: 'real', min: 0, max: 2 }),
  field('tasks.*.scale', 'c', 'restart', { kind: 'real', min: 1e-3, max: 1e3 }),
  field('tasks.*.labels', 'b', 'restart', { kind: 'real', min: 0.01, max: 1 }),
  field('tasks.*.rare', 'm', 'restart', { kind: 'real', min: 0.01, max: 1 }),
  field('tasks.*.related', 'd', 'restart', { kind: 'real', min: 0, max: 1 }),
  field('tasks.*.original', 'f', 'restart', { kind: 'real', min: 0, max: 1 }),
  field('tasks.*.rotation', 'r', 'restart', { kind: 'real', min: -180, max: 180 }),
  field('tasks.*.classes', 'k', 'program', { kind: 'integer', min: 2, max: 5 }),
  field('tasks.*.expression', 'x', 'restart', { kind: 'text', maxLength: 200 }),
  field('tasks.*.drawing', 'p', 'restart', { kind: 'text', maxLength: DRAWING_LENGTH }),
  field('tasks.*.product', 'g', 'program', { kind: 'switch' }),

  field('network.trunk', 't', 'program', { kind: 'widths', least: 1, most: 6, widest: 256 }),
  field('network.activation', 'a', 'program', { kind: 'choice', values: ids(activations) }),
  field('network.batchNorm', 'b', 'program', { kind: 'switch' }),
  field('network.dropout', 'd', 'live', { kind: 'real', min: 0, max: 0.9 }),
  field('network.head', 'h', 'program', { kind: 'widths', least: 0, most: 3, widest: 256 }),

  field('training.optimizer.id', 'o', 'program', { kind: 'choice', values: ids(optimizers) }),
  field('training.learningRate', 'l', 'live', { kind: 'real', min: 1e-6, max: 10 }),
  field('training.headRate', 'h', 'live', { kind: 'real', min: 1e-3, max: 1e3 }),
  field('training.schedule.id', 'c', 'live', { kind: 'choice', values: ids(schedules) }),
  field('training.warmup', 'w', 'live', { kind: 'integer', min: 0, max: 100_000 }),
  field('training.batchSize', 'b', 'program', { kind: 'integer', min: 1, max: 5000 }),
  field('training.oversampling', 'r', 'live', { kind: 'real', min: 0, max: 1 }),
  field('training.l1', 'm', 'live', { kind: 'real', min: 0, max: 1 }),
  field('training.l2', 'n', 'live', { kind: 'real', min: 0, max: 1 }),
  field('training.clipValue', 'v', 'live', { kind: 'real', min: 0, max: 1e4 }),
  field('training.clipNorm', 'g', 'live', { kind: 'real', min: 0, max: 1e4 }),
  field('training.seed', 's', 'restart', { kind: 'integer', min: 0, max: LARGEST_SEED }),
  field('training.stopAfter', 'e', 'live', { kind: 'integer', min: 0, max: 10_000_000 }),
  field('training.stopWhenFlat', 'f', 'live', { kind: 'switch' }),

  field('weighting.id', 'i', 'live', { kind: 'choice', values: ids(weightings) }),
]

/** The field of a path such as `tasks.t2.weight`; undefined for options and unknown paths. */
export function fieldOf(path: FieldPath): Field | undefined {
  const { task, keys } = parsePath(path)
  const pattern = task === null ? path : ['tasks.*', ...keys].join('.')
  return fields.find((field) => field.path === pattern)
}

/** Fields of one part: `problem`, `tasks.*`, `network`, `training`, `weighting`. */
export const fieldsUnder = (part: FieldPath): readonly Field[] => fields.filter(({ path }) => isWithin(path, part))

/** The names of a field below its part, for example `['optimizer', 'id']`. */
export const keysOf = ({ path }: Pick<Field, 'path'>): readonly string[] => parsePath(path).keys

/**
 * What a change of this path does to a running training. Options of losses, optimizers, schedules and
 * weightings are live, and so are the whole weighting and the whole schedule.
 */
export function tagOf(path: FieldPath): Tag {
  const field = fieldOf(path)
  if (field) return field.tag
  const { part, keys } = parsePath(path)
  if (part === 'weighting' || path === 'training.schedule') return 'live'
  const isOfOwner = OWNERS.some(([of, name]) => of === part && keys[0] === name && keys[1] === 'options')
  return isOfOwner ? 'live' : 'program'
}

/** What has an id and options, apart from the weighting. */
const OWNERS = [
  ['tasks', 'loss'],
  ['training', 'optimizer'],
  ['training', 'schedule'],
] as const

/** Smallest and largest value of a field that is a number; undefined for other fields and paths. */
export function limitsOf(path: FieldPath): { readonly min: number; readonly max: number } | undefined {
  const field = fieldOf(path)
  return field?.kind === 'real' || field?.kind === 'integer' ? field : undefined
}
