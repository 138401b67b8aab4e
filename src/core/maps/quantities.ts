/** The quantities of a set-up that a map can vary: every number, choice and switch, and the width of the trunk. */
import { fieldsUnder } from '../config/fields'
import { type FieldPath, getField, taskPath } from '../config/paths'
import type { RunConfig, TaskConfig } from '../config/types'
import { checkedChange } from '../config/validate'
import { lossById } from '../losses/all'
import { isLowerBetter, metricOfTask } from '../metrics/names'
import { optimizerById } from '../optimizers/all'
import { AUTO, type OptionDescriptors } from '../options'
import { problemOf } from '../problems/all'
import { DIALS } from '../problems/define'
import { choosesClasses, hasDial } from '../problems/dials'
import { hasProduct } from '../problems/given'
import { scheduleById } from '../schedules/all'
import { weightingById } from '../weightings/all'
import type { AxisValue, RangeAxis } from './types'

/** A number within limits. */
export interface NumberQuantity {
  readonly kind: 'number'
  readonly path: FieldPath
  readonly min: number
  readonly max: number
  readonly integer: boolean
  /** The range with which an axis starts. */
  readonly usual: Omit<RangeAxis, 'field'>
}

/** One of several values; a switch is a choice of false and true. */
export interface ChoiceQuantity {
  readonly kind: 'choice'
  readonly path: FieldPath
  readonly values: readonly (string | boolean)[]
}

export type Quantity = NumberQuantity | ChoiceQuantity

/** What the map itself sets, what is no quantity, and what would change which tasks there are. */
const LEFT_OUT: readonly string[] = [
  'problem.id',
  'tasks.*.enabled',
  'tasks.*.metric',
  'training.seed',
  'training.stopAfter',
  'training.stopWhenFlat',
]

const TASK = 'tasks.*'
const TRUNK = 'network.trunk'

type Usual = readonly [from: number, to: number, count: number, scale?: 'log']

/** Ranges in which something happens; the limits of the fields reach much farther. */
const USUAL: Readonly<Record<string, Usual>> = {
  'problem.samples': [100, 2000, 7, 'log'],
  'problem.testFraction': [0.1, 0.5, 5],
  'problem.seed': [1, 8, 8],
  'tasks.*.weight': [0.1, 10, 9, 'log'],
  'tasks.*.noise': [0, 0.5, 6],
  'tasks.*.scale': [0.01, 100, 9, 'log'],
  'tasks.*.labels': [0.02, 1, 7, 'log'],
  'tasks.*.rare': [0.02, 1, 7, 'log'],
  'tasks.*.related': [0, 1, 6],
  'tasks.*.original': [0, 1, 6],
  'tasks.*.rotation': [0, 180, 7],
  'tasks.*.classes': [2, 5, 4],
  'network.trunk': [2, 64, 6, 'log'],
  'network.dropout': [0, 0.6, 7],
  'training.learningRate': [0.001, 0.1, 7, 'log'],
  'training.headRate': [0.01, 100, 9, 'log'],
  'training.warmup': [0, 400, 5],
  'training.batchSize': [8, 256, 6, 'log'],
  'training.oversampling': [0, 1, 6],
  'training.l1': [1e-5, 0.01, 7, 'log'],
  'training.l2': [1e-5, 0.1, 7, 'log'],
  'training.clipValue': [0.01, 10, 7, 'log'],
  'training.clipNorm': [0.01, 10, 7, 'log'],
}

const OPTION_COUNT = 7

/** The tasks that take part, in their order. */
export const enabledIds = ({ tasks }: Pick<RunConfig, 'tasks'>): string[] =>
  tasks.filter(({ enabled }) => enabled).map(({ id }) => id)

/** A set-up is never changed in place, so one list serves all its readers. */
const known = new WeakMap<RunConfig, readonly Quantity[]>()

/** All quantities of this set-up, those of the tasks first. */
export function quantitiesOf(config: RunConfig): readonly Quantity[] {
  const listed = known.get(config) ?? listQuantities(config)
  known.set(config, listed)
  return listed
}

function listQuantities(config: RunConfig): readonly Quantity[] {
  const tasks = config.tasks.filter(({ enabled }) => enabled)
  return [
    ...tasks.flatMap(({ id, loss }) => [
      ...ofPart(config, TASK, id),
      ...ofOptions(config, lossById(loss.id).options, taskPath(id, 'loss.options')),
    ]),
    ...(['problem', 'network', 'training', 'weighting'] as const).flatMap((part) => ofPart(config, part)),
    ...ofOptions(config, optimizerById(config.training.optimizer.id).options, 'training.optimizer.options'),
    ...ofOptions(config, scheduleById(config.training.schedule.id).options, 'training.schedule.options'),
    ...ofOptions(config, weightingById(config.weighting.id).options, 'weighting.options'),
  ]
}

export const quantityOf = (config: RunConfig, path: FieldPath): Quantity | null =>
  quantitiesOf(config).find((quantity) => quantity.path === path) ?? null

function ofPart(config: RunConfig, part: FieldPath, task?: string): readonly Quantity[] {
  return fieldsUnder(part).flatMap((field): Quantity[] => {
    if (LEFT_OUT.includes(field.path) || !isRead(config, field.path, task)) return []
    const path = (task === undefined ? field.path : field.path.replace('*', task)) as FieldPath
    const usual = USUAL[field.path]
    switch (field.kind) {
      case 'real':
      case 'integer':
        return [numberOf(path, field, usual ?? [field.min, field.max, OPTION_COUNT])]
      case 'widths':
        return field.path === TRUNK ? [numberOf(path, { kind: 'integer', min: 1, max: field.widest }, usual)] : []
      case 'choice':
        return choiceOf(config, path, field.values)
      case 'switch':
        return choiceOf(config, path, [false, true])
      default:
        return []
    }
  })
}

/** A task has only some of the dials, and few have a number of classes that can be chosen, or can be a product. */
function isRead(config: RunConfig, pattern: string, id: string | undefined): boolean {
  const problem = problemOf(config)
  const task = config.tasks.find((each) => each.id === id)
  if (!task) return true
  const dial = DIALS.find((name) => pattern === `${TASK}.${name}`)
  if (dial) return hasDial(problem, task, dial, config.tasks[0])
  if (pattern === 'tasks.*.product') return hasProduct(problem, task)
  return pattern !== 'tasks.*.classes' || choosesClasses(problem, task)
}

function ofOptions(config: RunConfig, options: OptionDescriptors, at: FieldPath): readonly Quantity[] {
  return Object.entries(options).flatMap(([name, option]): Quantity[] => {
    const path: FieldPath = `${at}.${name}`
    switch (option.kind) {
      case 'real':
      case 'integer':
        return [numberOf(path, option, [option.min, option.max, OPTION_COUNT, ...scaleOf(option)])]
      case 'choice':
        return choiceOf(config, path, option.values)
      case 'switch':
        return choiceOf(config, path, [false, true])
      default:
        return []
    }
  })
}

const scaleOf = ({ scale, min }: { scale?: 'linear' | 'log'; min: number }): ['log'] | [] =>
  scale === 'log' && min > 0 ? ['log'] : []

function numberOf(
  path: FieldPath,
  { kind, min, max }: { readonly kind: 'real' | 'integer'; readonly min: number; readonly max: number },
  [from, to, count, scale]: Usual,
): NumberQuantity {
  return {
    kind: 'number',
    path,
    min,
    max,
    integer: kind === 'integer',
    usual: { from, to, count, scale: scale ?? 'linear' },
  }
}

/** Only the values that fit the rest of the set-up, such as losses for its task, and whose runs can be compared. */
function choiceOf(config: RunConfig, path: FieldPath, values: readonly (string | boolean)[]): ChoiceQuantity[] {
  const fitting = values.filter((value) => {
    const changed = checkedChange(config, path, value)
    return changed !== null && measuresAlike(config, changed)
  })
  return fitting.length > 1 ? [{ kind: 'choice', path, values: fitting }] : []
}

/**
 * Whether cells with these set-ups can share a scale and the metric's name: a task that has chosen a metric still has it,
 * and none shows an error where it showed a score. A loss of margins, for example, has no log-loss.
 */
const measuresAlike = (base: RunConfig, changed: RunConfig): boolean =>
  base.tasks.every((task, t) => {
    const other = changed.tasks[t]
    return task.metric === other.metric && showsError(base, task) === showsError(changed, other)
  })

const showsError = (config: RunConfig, task: TaskConfig): boolean =>
  isLowerBetter(metricOfTask(problemOf(config), task))

/** The value of a field for a place on an axis: a width stands for every trunk layer. */
export const fieldValue = ({ network }: RunConfig, path: FieldPath, value: AxisValue): unknown =>
  path === TRUNK ? network.trunk.map(() => value) : value

/** The place of the set-up itself on an axis; null if it has none: trunk layers of several widths, an automatic value. */
export function ownValue(config: RunConfig, path: FieldPath): AxisValue | null {
  const value = getField(config, path)
  if (path === TRUNK) return new Set(config.network.trunk).size === 1 ? config.network.trunk[0] : null
  return typeof value === 'string' || typeof value === 'boolean' || (typeof value === 'number' && value !== AUTO)
    ? value
    : null
}
