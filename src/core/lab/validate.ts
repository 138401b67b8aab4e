/** Turns any value into a set-up that the lab can draw, and names what could not be read. Never throws. */
import { allowedBy, type FieldFault, faultIn, isObject } from '../config/faults'
import { validateOptions } from '../config/validateOptions'
import { choice, type Descriptor, integer, type LooseOptions, real } from '../options'
import { labEntries } from './entries'
import {
  LAB_FAMILIES,
  LAB_KINDS,
  LAB_LIMITS,
  LAB_MODELS,
  LAB_SURFACES,
  type LabSetup,
  LEAST_POINTS,
  MOST_POINTS,
  MOST_SHOWN,
  usualLab,
} from './setup'

/** Fields that are single values. */
const FIELDS = {
  model: choice({ default: 'line', values: LAB_MODELS }),
  surface: choice({ default: 'valley', values: LAB_SURFACES }),
  learningRate: real({ default: 0.05, ...LAB_LIMITS.learningRate }),
  steps: integer({ default: 200, ...LAB_LIMITS.steps }),
  noise: real({ default: 0, ...LAB_LIMITS.noise }),
  warmup: integer({ default: 0, ...LAB_LIMITS.warmup }),
} as const satisfies Readonly<Record<string, Descriptor>>

const COORDINATE = { min: -1, max: 1 }

/** A value that is left out has that of `usualLab` for the family and kind. */
export function validateLab(raw: unknown): { lab: LabSetup; faults: FieldFault[] } {
  const faults: FieldFault[] = []
  if (!isObject(raw)) return { lab: usualLab('losses'), faults: [{ field: '', reason: 'type', value: raw }] }
  const family = readChoice(raw.family, 'family', LAB_FAMILIES, faults)
  const kind = readChoice(raw.kind, 'kind', LAB_KINDS, faults)
  const usual = usualLab(family, kind)
  const known = Object.keys(usual)
  for (const [key, value] of Object.entries(raw)) {
    if (!known.includes(key)) faults.push({ field: key, reason: 'unknown', value })
  }
  const shown = readShown(raw.shown, usual, faults)
  const lab: LabSetup = {
    ...usual,
    ...readFields(raw, faults),
    shown,
    chosen: readChosen(raw.chosen, shown, faults),
    options: readOptions(raw.options, usual, faults),
    points: readList(raw.points, 'points', usual.points, isPoint, faults),
    classes: readList(raw.classes, 'classes', usual.classes, isLabelled, faults),
    byHand: raw.byHand === null ? null : readPair(raw.byHand, 'byHand', null, LAB_LIMITS.intercept, faults),
    start: readPair(raw.start, 'start', usual.start, LAB_LIMITS.start, faults),
  }
  return { lab, faults }
}

function readChoice<V extends string>(raw: unknown, field: string, values: readonly V[], faults: FieldFault[]): V {
  if (raw === undefined) return values[0]
  const found = values.find((value) => value === raw)
  if (!found) faults.push({ field, reason: 'range', value: raw, allowed: values.join(' | ') })
  return found ?? values[0]
}

function readFields(raw: Readonly<Record<string, unknown>>, faults: FieldFault[]): Partial<LabSetup> {
  const read: Record<string, unknown> = {}
  for (const [field, descriptor] of Object.entries(FIELDS)) {
    const value = raw[field]
    if (value === undefined) continue
    const reason = faultIn(descriptor, value)
    if (reason) faults.push({ field, reason, value, allowed: allowedBy(descriptor) })
    else read[field] = value
  }
  return read
}

/** Drops what the family does not have, and what comes twice. At least one entry is shown. */
function readShown(raw: unknown, { family, kind, shown }: LabSetup, faults: FieldFault[]): readonly string[] {
  if (raw === undefined) return shown
  if (!Array.isArray(raw)) {
    faults.push({ field: 'shown', reason: 'type', value: raw })
    return shown
  }
  const known = labEntries(family, kind).map(({ id }) => id)
  // A set first: the list of a link may be long.
  const usable = [...new Set<unknown>(raw)]
    .filter((id) => known.some((each) => each === id))
    .slice(0, MOST_SHOWN) as string[]
  if (usable.length < raw.length || raw.length === 0) {
    faults.push({ field: 'shown', reason: 'range', value: raw, allowed: known.join(' | ') })
  }
  return usable.length > 0 ? usable : shown
}

function readChosen(raw: unknown, shown: readonly string[], faults: FieldFault[]): string {
  if (raw === undefined) return shown[0]
  const found = shown.find((id) => id === raw)
  if (!found) faults.push({ field: 'chosen', reason: 'range', value: raw, allowed: shown.join(' | ') })
  return found ?? shown[0]
}

function readOptions(raw: unknown, { family }: LabSetup, faults: FieldFault[]): LabSetup['options'] {
  if (raw === undefined) return {}
  if (!isObject(raw)) {
    faults.push({ field: 'options', reason: 'type', value: raw })
    return {}
  }
  // Those of the other kind too: a person who changes the kind and returns finds them.
  const entries = LAB_KINDS.flatMap((kind) => labEntries(family, kind))
  const options: Record<string, LooseOptions> = {}
  for (const [id, given] of Object.entries(raw)) {
    const entry = entries.find((candidate) => candidate.id === id)
    if (!entry) {
      faults.push({ field: `options.${id}`, reason: 'unknown', value: given })
      continue
    }
    const read = validateOptions(entry.options, given, `options.${id}`, faults)
    if (Object.keys(read).length > 0) options[id] = read
  }
  return options
}

type Limits = { readonly min: number; readonly max: number }

const within = (value: unknown, { min, max }: Limits): value is number =>
  typeof value === 'number' && value >= min && value <= max

function readPair<F>(
  raw: unknown,
  field: string,
  usual: F,
  limits: Limits,
  faults: FieldFault[],
): F | readonly [number, number] {
  if (raw === undefined) return usual
  const fits = Array.isArray(raw) && raw.length === 2 && raw.every((value) => within(value, limits))
  if (fits) return [raw[0], raw[1]]
  faults.push({
    field,
    reason: Array.isArray(raw) ? 'range' : 'type',
    value: raw,
    allowed: `2 × ${limits.min} … ${limits.max}`,
  })
  return usual
}

/** All points, or the usual ones: fewer points than were meant would be another picture. */
function readList<P>(
  raw: unknown,
  field: string,
  usual: readonly P[],
  isPoint: (point: readonly unknown[]) => boolean,
  faults: FieldFault[],
): readonly P[] {
  if (raw === undefined) return usual
  const count = Array.isArray(raw) ? raw.length : 0
  if (Array.isArray(raw) && count >= LEAST_POINTS && count <= MOST_POINTS) {
    if (raw.every((point) => Array.isArray(point) && isPoint(point))) return raw.map((point) => [...point] as P)
  }
  const allowed = `${LEAST_POINTS} … ${MOST_POINTS}`
  faults.push({ field, reason: Array.isArray(raw) ? 'range' : 'type', allowed })
  return usual
}

const isPoint = (point: readonly unknown[]): boolean =>
  point.length === 2 && within(point[0], COORDINATE) && within(point[1], LAB_LIMITS.y)

const isLabelled = (point: readonly unknown[]): boolean =>
  point.length === 3 &&
  within(point[0], COORDINATE) &&
  within(point[1], COORDINATE) &&
  (point[2] === 0 || point[2] === 1)
