/** Turns any value into a set-up whose paths can be computed, and names what could not be read. */
import { allowedBy, type FieldFault, faultIn, isObject } from '../config/faults'
import type { WeightingConfig } from '../config/types'
import { readWeighting } from '../config/validate'
import { validateOptions } from '../config/validateOptions'
import { LONGEST_EXPRESSION } from '../expression/parse'
import { optimizers } from '../optimizers/all'
import type { Descriptor, OptionDescriptors, WithoutDefault } from '../options'
import { landscapeIds } from './all'
import type { Pair } from './define'
import { isLandscapeId, type LandscapeSetup, usualSetup } from './setup'

type Limit = WithoutDefault<Descriptor>

/** The limits of the numbers of a set-up, also those of their controls. A pair has the limit for each of its numbers. */
export const landscapeLimits = {
  scales: { kind: 'real', min: 1e-3, max: 1e3, scale: 'log' },
  weights: { kind: 'real', min: 0, max: 100 },
  starts: { kind: 'real', min: -100, max: 100 },
  learningRate: { kind: 'real', min: 1e-6, max: 10, scale: 'log' },
  clipNorm: { kind: 'real', min: 0, max: 1e4 },
  steps: { kind: 'integer', min: 1, max: 1_000_000, scale: 'log' },
  formulas: { kind: 'text', maxLength: LONGEST_EXPRESSION },
} as const satisfies Readonly<Record<string, Limit>>

export const MOST_STARTS = 8
export const MOST_METHODS = 12

const optimizerId: Limit = { kind: 'choice', values: optimizers.map(({ id }) => id) }

/** The set-up in `raw`; what could not be read has its value of the landscape's usual set-up. Never throws. */
export function validateLandscape(raw: unknown): { setup: LandscapeSetup; faults: FieldFault[] } {
  const faults: FieldFault[] = []
  const first = usualSetup('valley')
  if (!isObject(raw)) return { setup: first, faults: [{ field: '', reason: 'type', value: raw }] }
  const read = <Value>(value: unknown, limit: Limit, field: string, fallback: Value): Value => {
    if (value === undefined) return fallback
    const reason = faultIn(limit, value)
    if (reason === null) return value as Value
    faults.push({ field, reason, value, allowed: allowedBy(limit) })
    return fallback
  }
  const readPair = <Value>(value: unknown, limit: Limit, field: string, fallback: readonly [Value, Value]) => {
    if (value === undefined) return fallback
    if (!Array.isArray(value) || value.length !== 2) {
      faults.push({ field, reason: 'type', value })
      return fallback
    }
    return [read(value[0], limit, `${field}.1`, fallback[0]), read(value[1], limit, `${field}.2`, fallback[1])] as const
  }
  if (raw.landscape !== undefined && !isLandscapeId(raw.landscape)) {
    faults.push({ field: 'landscape', reason: 'unknown', value: raw.landscape, allowed: landscapeIds.join(' | ') })
  }
  const usual = isLandscapeId(raw.landscape) ? usualSetup(raw.landscape) : first
  const limits = landscapeLimits
  const setup: LandscapeSetup = {
    landscape: usual.landscape,
    formulas: readPair(raw.formulas, limits.formulas, 'formulas', usual.formulas),
    scales: readPair(raw.scales, limits.scales, 'scales', usual.scales),
    starts: readList(raw.starts, 'starts', MOST_STARTS, usual.starts, faults, (start, field): Pair | null => {
      const before = faults.length
      const point = readPair(start, limits.starts, field, [0, 0])
      return faults.length === before ? point : null
    }),
    methods: readList(raw.methods, 'methods', MOST_METHODS, usual.methods, faults, (method, field) =>
      readMethod(method, field, faults),
    ),
    weights: readPair(raw.weights, limits.weights, 'weights', usual.weights),
    optimizer: readOptimizer(raw.optimizer, usual, faults),
    learningRate: read(raw.learningRate, limits.learningRate, 'learningRate', usual.learningRate),
    clipNorm: read(raw.clipNorm, limits.clipNorm, 'clipNorm', usual.clipNorm),
    steps: read(raw.steps, limits.steps, 'steps', usual.steps),
  }
  for (const key of Object.keys(raw)) {
    if (!Object.hasOwn(setup, key)) faults.push({ field: key, reason: 'unknown', value: raw[key] })
  }
  return { setup, faults }
}

/** The entries that can be read, at most `most`; the usual ones if there is none. `readEntry` reports its own faults. */
function readList<Value>(
  raw: unknown,
  field: string,
  most: number,
  fallback: readonly Value[],
  faults: FieldFault[],
  readEntry: (entry: unknown, field: string) => Value | null,
): readonly Value[] {
  if (raw === undefined) return fallback
  if (!Array.isArray(raw)) {
    faults.push({ field, reason: 'type', value: raw, allowed: `≤ ${most}` })
    return fallback
  }
  if (raw.length > most) faults.push({ field, reason: 'range', value: raw.length, allowed: `≤ ${most}` })
  if (raw.length === 0) faults.push({ field, reason: 'range', value: 0, allowed: `1 … ${most}` })
  const usable = raw.slice(0, most).flatMap((entry, i) => {
    const value = readEntry(entry, `${field}.${i + 1}`)
    return value === null ? [] : [value]
  })
  return usable.length > 0 ? usable : fallback
}

/** The method; null if its id is missing or unknown. Its faults begin with `field` where a run's have `weighting`. */
function readMethod(raw: unknown, field: string, faults: FieldFault[]): WeightingConfig | null {
  if (!isObject(raw) || typeof raw.id !== 'string') {
    faults.push({ field, reason: 'type', value: raw })
    return null
  }
  const own: FieldFault[] = []
  const method = readWeighting(raw, own)
  for (const fault of own) faults.push({ ...fault, field: fault.field.replace(/^weighting/, field) })
  return method.id === raw.id ? method : null
}

function readOptimizer(raw: unknown, usual: LandscapeSetup, faults: FieldFault[]): LandscapeSetup['optimizer'] {
  if (raw === undefined) return usual.optimizer
  const id = isObject(raw) ? raw.id : undefined
  const reason = faultIn(optimizerId, id)
  if (!isObject(raw) || reason !== null) {
    faults.push({ field: 'optimizer.id', reason: reason ?? 'type', value: id, allowed: allowedBy(optimizerId) })
    return usual.optimizer
  }
  const found = optimizers.find((optimizer) => optimizer.id === id)
  const descriptors: OptionDescriptors = found?.options ?? {}
  return { id: String(id), options: validateOptions(descriptors, raw.options, 'optimizer.options', faults) }
}
