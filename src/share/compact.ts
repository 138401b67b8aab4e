/**
 * The short form of a recording: defaults are left out and fields have short names. `expand` returns the long form.
 * It checks nothing; `validateRecording` does.
 */
import { isObject } from '../core/config/faults'
import { fields, fieldsUnder, keysOf } from '../core/config/fields'
import { type FieldPath, isWithin, valueIn, withValue } from '../core/config/paths'
import type { Edit, Recording, TaskConfig } from '../core/config/types'
import { type FormerField, type Version, versionOf, versions } from '../core/config/versions'
import { problemNamed } from '../core/problems/all'
import type { Problem } from '../core/problems/define'
import { findTarget } from '../core/problems/targets'

type Json = { [key: string]: unknown }

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

/** Where the options of a part are, and their short names. */
const OPTIONS: Readonly<Record<string, readonly (readonly [keys: readonly string[], short: string])[]>> = {
  'tasks.*': [[['loss', 'options'], 'o']],
  training: [
    [['optimizer', 'options'], 'p'],
    [['schedule', 'options'], 'q'],
  ],
  weighting: [[['options'], 'o']],
}

function shorten(part: FieldPath, value: unknown, usual: unknown): Json {
  const short: Json = {}
  for (const field of fieldsUnder(part)) {
    const keys = keysOf(field)
    const own = valueIn(value, keys)
    if (!same(own, valueIn(usual, keys))) short[field.short] = own
  }
  for (const [keys, name] of OPTIONS[part] ?? []) {
    const options = valueIn(value, keys)
    if (isObject(options) && Object.keys(options).length > 0) short[name] = options
  }
  return short
}

/**
 * The long form of a part, with the field names of the link's version: `former` differ from the current ones. Unknown
 * short names are kept, so that validation can report them.
 */
function lengthen(part: FieldPath, short: unknown, usual: unknown, former: readonly FormerField[]): unknown {
  if (short === undefined) return usual
  if (!isObject(short)) return short
  const known = [...former, ...fields].filter(({ path }) => isWithin(path, part))
  return Object.entries(short).reduce((long, [name, value]) => {
    const field = known.find((candidate) => candidate.short === name)
    const options = OPTIONS[part]?.find(([, own]) => own === name)
    return withValue(long, field ? keysOf(field) : (options?.[0] ?? [name]), value)
  }, usual)
}

type Defaults = Version['defaults']

const usualTask = (id: string, target: unknown, problem: Problem, defaults: Defaults): TaskConfig => {
  const found = findTarget(problem, target) ?? problem.targets[0]
  return defaults.task(id, found.id, found.defaultLoss)
}

function shortenTask(task: TaskConfig, index: number, problem: Problem, defaults: Defaults): Json {
  const short = shorten('tasks.*', task, { ...usualTask(task.id, task.target, problem, defaults), target: '' })
  return task.id === `t${index + 1}` ? short : { ...short, i: task.id }
}

function lengthenTask(
  short: unknown,
  index: number,
  problem: Problem,
  defaults: Defaults,
  former: readonly FormerField[],
): unknown {
  if (!isObject(short)) return short
  const { i: id = `t${index + 1}`, ...rest } = short
  return lengthen('tasks.*', rest, usualTask(String(id), rest.t, problem, defaults), former)
}

/**
 * Letters of what a link carries beside the recording, for the places of the page. The first load does not contain the
 * code that reads the values: they are passed on as they are.
 */
export const BESIDE = { compare: 'c', map: 'm', landscape: 'l', lab: 'b', learn: 'k', lesson: 's' } as const

/** Letters of the parts. */
const PARTS = { p: 'problem', n: 'network', g: 'training', w: 'weighting' } as const

/** Letters of everything else. */
const OTHERS: readonly string[] = ['t', 'e', ...Object.values(BESIDE)]

/** The short form of a recording. Values that equal these defaults, those of the written version, are left out. */
export function compact({ config, edits }: Recording, defaults: Defaults): Json {
  const short: Json = {}
  for (const [letter, part] of Object.entries(PARTS)) {
    const value = shorten(part, config[part], defaults.config[part])
    if (part === 'weighting' && config.weighting.modifiers.length > 0) {
      value.m = config.weighting.modifiers.map(({ id, options }) =>
        Object.keys(options).length > 0 ? [id, options] : [id],
      )
    }
    if (Object.keys(value).length > 0) short[letter] = value
  }
  const problem = problemNamed(config.problem.id)
  if (!same(config.tasks, defaults.config.tasks))
    short.t = config.tasks.map((task, i) => shortenTask(task, i, problem, defaults))
  if (edits.length > 0) short.e = edits.map(({ step, field, value }) => [step, field, value])
  return short
}

/**
 * The long form, unchecked, as the link's version had it: with its names of fields, and its defaults for fields that the
 * link leaves out. `readRecording` brings it up.
 */
export function expand(short: unknown, version: number, known = versions): unknown {
  if (!isObject(short)) return { config: short }
  const from = versionOf(version, known)
  const { defaults } = from
  // Of several former fields with one short name, the first is that of the link's version.
  const former = known.slice(from.version).flatMap(({ formerFields = [] }) => formerFields)
  const config: Json = {}
  for (const [letter, part] of Object.entries(PARTS))
    config[part] = lengthen(part, short[letter], defaults.config[part], former)
  const problem = problemNamed(valueIn(config.problem, ['id']))
  config.tasks = Array.isArray(short.t)
    ? short.t.map((task, i) => lengthenTask(task, i, problem, defaults, former))
    : (short.t ?? defaults.config.tasks)
  if (isObject(config.weighting) && isObject(short.w)) config.weighting = withModifiers(config.weighting, short.w)
  for (const [name, value] of Object.entries(short)) {
    if (!(name in PARTS) && !OTHERS.includes(name)) config[name] = value
  }
  const edits = Array.isArray(short.e) ? short.e.map(lengthenEdit) : short.e
  return { config, ...(edits === undefined ? {} : { edits }) }
}

function withModifiers({ m: _short, ...weighting }: Json, { m }: Json): Json {
  if (m === undefined) return weighting
  const modifiers = Array.isArray(m)
    ? m.map((entry) => (Array.isArray(entry) ? { id: entry[0], options: entry[1] ?? {} } : entry))
    : m
  return { ...weighting, modifiers }
}

function lengthenEdit(edit: unknown): unknown {
  if (!Array.isArray(edit)) return edit
  const [step, field, value] = edit as [Edit['step'], Edit['field'], unknown]
  return { step, field, value }
}

/** Text that many links contain, to which deflate can refer. Part of version 1, so it never changes. */
export const DICTIONARY_1 = [
  ...['circles', 'xor', 'spirals', 'blobs', 'moons', 'checkerboard', 'plane', 'ripple', 'bumps', 'saddle', 'product'],
  ...['mae', 'huber', 'logCosh', 'quantile', 'epsilonInsensitive', 'hinge', 'squaredHinge', 'focal', 'softmax'],
  ...['multiclassFocal', 'poisson', 'delta', 'gamma', 'alpha', 'smoothing', 'relu', 'leakyRelu', 'sigmoid', 'gelu'],
  ...['linear', 'momentum', 'nesterov', 'adagrad', 'rmsprop', 'adamw', 'weightDecay', 'step', 'exponential'],
  ...['inverseTime', 'cosine', 'equal', 'weighted-sum', 'task-schedule', 'manual-schedule', 'pcgrad', 'cagrad'],
  ...['nash-mtl', 'imtl', 'mgda', 'famo', 'dwa', 'uw', 'stch', 'upgrad', 'normalize', 'true', 'false', 'smooth'],
  ...['weighting.options.', 'training.learningRate', '"curves":[[[0,', '"start":[0,', '"ramp":[0,', 'formula","x":"'],
  ...['sin(', 'cos(', '{"p":{"n":', '"n":{"t":[32,32', '"g":{"o":{"l":0.01', '"w":{"i":"', '"o":{"', '"t":[{"t":"'],
  ...['","w":2},{"t":"', '"e":[[100,"tasks.t1.weight",2],[', ',"tasks.t2.weight",', ',"tasks.t3.weight",'],
].join('')
