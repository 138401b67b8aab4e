/** Says whether a value fits the descriptor of an option or field, and which values would fit. */
import {
  AUTO,
  type CurvesOption,
  type Descriptor,
  MOST_CLASSES,
  MOST_TASKS,
  type PerClassOption,
  type PerTaskOption,
  type WidthsOption,
  type WithoutDefault,
} from '../options'

/** A value in a link, a file or an edit that cannot be read. */
export interface FieldFault {
  /** Path of the field, for example `tasks.t2.weight`; '' for the whole input. */
  readonly field: string
  readonly reason: 'missing' | 'type' | 'range' | 'unknown' | 'newer' | 'syntax'
  readonly value?: unknown
  /** The values that would fit, for example `0 … 100`. */
  readonly allowed?: string
}

export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

type Unfit = 'type' | 'range'

/** Null if the value fits the descriptor, else why not. */
export function faultIn(descriptor: WithoutDefault<Descriptor>, value: unknown): Unfit | null {
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
    case 'perClass':
      return faultInPerClass(descriptor, value)
    case 'curves':
      return faultInCurves(descriptor, value)
    case 'widths':
      return faultInWidths(descriptor, value)
  }
}

function faultInPerTask(descriptor: Omit<PerTaskOption, 'default'>, value: unknown): Unfit | null {
  if (!Array.isArray(value)) return 'type'
  if (value.length > MOST_TASKS) return 'range'
  for (const entry of value) {
    if (typeof entry !== 'number' || !Number.isFinite(entry)) return 'type'
    if (descriptor.integer && !Number.isInteger(entry)) return 'type'
    if (entry < descriptor.min || entry > descriptor.max) return 'range'
  }
  return null
}

function faultInPerClass({ min, max }: Omit<PerClassOption, 'default'>, value: unknown): Unfit | null {
  if (!Array.isArray(value) || !value.every((entry) => Number.isFinite(entry))) return 'type'
  if (value.length > MOST_CLASSES) return 'range'
  return value.every((entry) => entry === AUTO || (entry >= min && entry <= max)) ? null : 'range'
}

function faultInCurves(descriptor: Omit<CurvesOption, 'default'>, value: unknown): Unfit | null {
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

function faultInWidths({ least, most, widest }: Omit<WidthsOption, 'default'>, value: unknown): Unfit | null {
  if (!Array.isArray(value) || !value.every((width) => Number.isInteger(width))) return 'type'
  if (value.length < least || value.length > most) return 'range'
  return value.every((width) => width >= 1 && width <= widest) ? null : 'range'
}

/** The values that fit, written so that no translation is needed: `0 … 100`, `sgd | adam`. */
export function allowedBy(descriptor: WithoutDefault<Descriptor>): string {
  switch (descriptor.kind) {
    case 'choice':
      return descriptor.values.join(' | ')
    case 'switch':
      return 'true | false'
    case 'text':
      return `≤ ${descriptor.maxLength}`
    case 'widths':
      return `${descriptor.least} … ${descriptor.most} × 1 … ${descriptor.widest}`
    default:
      return `${descriptor.min} … ${descriptor.max}`
  }
}
