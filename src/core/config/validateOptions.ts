import { AUTO, type LooseOptions, type OptionDescriptor, type OptionDescriptors } from '../options'

export interface FieldProblem {
  /** Path of the field, for example `tasks.t2.weight`; '' for the whole. */
  readonly field: string
  readonly reason: 'missing' | 'type' | 'range' | 'unknown' | 'newer' | 'syntax'
  readonly value?: unknown
  /** What it may be, for example `0 … 100`. */
  readonly allowed?: string
}

export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** null when the value fits the descriptor, else why not. */
function faultIn(descriptor: OptionDescriptor, value: unknown): 'type' | 'range' | null {
  switch (descriptor.kind) {
    case 'real':
    case 'integer':
      if (typeof value !== 'number' || !Number.isFinite(value)) return 'type'
      if (descriptor.kind === 'integer' && !Number.isInteger(value)) return 'type'
      if (descriptor.kind === 'real' && descriptor.auto && value === AUTO) return null
      return value < descriptor.min || value > descriptor.max ? 'range' : null
    case 'choice':
      if (typeof value !== 'string') return 'type'
      return descriptor.values.includes(value) ? null : 'range'
    case 'switch':
      return typeof value === 'boolean' ? null : 'type'
    case 'text':
      if (typeof value !== 'string') return 'type'
      return value.length > descriptor.maxLength ? 'range' : null
    case 'perTask':
      return faultInPerTask(descriptor, value)
    case 'curves':
      return faultInCurves(descriptor, value)
  }
}

const MOST_TASKS = 16

function faultInPerTask(
  descriptor: Extract<OptionDescriptor, { kind: 'perTask' }>,
  value: unknown,
): 'type' | 'range' | null {
  if (!Array.isArray(value)) return 'type'
  if (value.length > MOST_TASKS) return 'range'
  for (const entry of value) {
    if (typeof entry !== 'number' || !Number.isFinite(entry)) return 'type'
    if (descriptor.integer && !Number.isInteger(entry)) return 'type'
    if (entry < descriptor.min || entry > descriptor.max) return 'range'
  }
  return null
}

function faultInCurves(
  descriptor: Extract<OptionDescriptor, { kind: 'curves' }>,
  value: unknown,
): 'type' | 'range' | null {
  if (!Array.isArray(value)) return 'type'
  if (value.length > MOST_TASKS) return 'range'
  for (const curve of value) {
    if (!Array.isArray(curve)) return 'type'
    if (curve.length > descriptor.maxPoints) return 'range'
    let last = Number.NEGATIVE_INFINITY
    for (const point of curve) {
      if (!Array.isArray(point) || point.length !== 2 || !point.every((x) => Number.isFinite(x))) return 'type'
      const [x, y] = point as [number, number]
      if (x < last || x < 0 || y < descriptor.min || y > descriptor.max) return 'range'
      last = x
    }
  }
  return null
}

function allowedBy(descriptor: OptionDescriptor): string {
  switch (descriptor.kind) {
    case 'choice':
      return descriptor.values.join(' | ')
    case 'switch':
      return 'true | false'
    case 'text':
      return `≤ ${descriptor.maxLength}`
    default:
      return `${descriptor.min} … ${descriptor.max}`
  }
}

/**
 * Options as far as they can be read; what cannot be is left out (its default then holds) and named
 * in `problems`. A value equal to the default is left out too, so that equal set-ups are equal.
 */
export function validateOptions(
  descriptors: OptionDescriptors,
  raw: unknown,
  path: string,
  problems: FieldProblem[],
): LooseOptions {
  if (raw === undefined) return {}
  if (!isObject(raw)) {
    problems.push({ field: path, reason: 'type', value: raw })
    return {}
  }
  const options: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(raw)) {
    const field = `${path}.${name}`
    if (!Object.hasOwn(descriptors, name)) {
      problems.push({ field, reason: 'unknown', value })
      continue
    }
    const descriptor = descriptors[name]
    const reason = faultIn(descriptor, value)
    if (reason) problems.push({ field, reason, value, allowed: allowedBy(descriptor) })
    else if (!equalsDefault(descriptor, value)) options[name] = value
  }
  return options
}

function equalsDefault(descriptor: OptionDescriptor, value: unknown): boolean {
  if (descriptor.kind === 'perTask') return Array.isArray(value) && value.length === 0
  if (descriptor.kind === 'curves') return JSON.stringify(value) === JSON.stringify(descriptor.default)
  return value === descriptor.default
}
