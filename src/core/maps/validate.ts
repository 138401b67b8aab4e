/** Turns any value into a map that can be computed, and names what it could not read. Never throws. */
import { readSeeds, readThreshold } from '../comparison/validate'
import { type FieldFault, isObject } from '../config/faults'
import { isPath } from '../config/paths'
import type { Recording, RunConfig } from '../config/types'
import { usualAxis } from './axes'
import { measureOf } from './measures'
import { offeredMeasures, sharedMeasure } from './offered'
import { enabledIds, type NumberQuantity, type Quantity, quantityOf } from './quantities'
import { usualMap } from './readyMade'
import {
  type Axis,
  type MapSetup,
  MOST_INTERVALS,
  MOST_MAP_STEPS,
  MOST_VALUES,
  type RangeAxis,
  type Shape,
  type Triangle,
} from './types'

const KEYS = ['shape', 'measure', 'seeds', 'steps', 'threshold']
const LONGEST_NAME = 80

/** A map over `base`. What cannot be read has the value of the usual map, and is named as `shape.x.field` and the like. */
export function validateMap(raw: unknown, base: Recording): { setup: MapSetup; faults: FieldFault[] } {
  const faults: FieldFault[] = []
  const usual = usualMap(base)
  if (!isObject(raw)) return { setup: usual, faults: [{ field: '', reason: 'type', value: raw }] }
  for (const [key, value] of Object.entries(raw)) {
    if (!KEYS.includes(key)) faults.push({ field: key, reason: 'unknown', value })
  }
  const shape = readShape(raw.shape, base.config, usual.shape, faults)
  const setup: MapSetup = {
    base,
    shape,
    measure: readMeasure(raw.measure, { base, shape }, usual.measure, faults),
    seeds: readSeeds(raw.seeds, 'seeds', faults) ?? usual.seeds,
    steps: readWhole(raw.steps, 'steps', [1, MOST_MAP_STEPS], usual.steps, faults),
    threshold: raw.threshold === undefined ? usual.threshold : readThreshold(raw.threshold, faults),
  }
  return { setup, faults }
}

function readWhole(
  raw: unknown,
  field: string,
  [least, most]: readonly [number, number],
  usual: number,
  faults: FieldFault[],
): number {
  if (raw === undefined) return usual
  const whole = typeof raw === 'number' && Number.isInteger(raw)
  if (whole && raw >= least && raw <= most) return raw
  faults.push({ field, reason: whole ? 'range' : 'type', value: raw, allowed: `${least} … ${most}` })
  return usual
}

function readMeasure(
  raw: unknown,
  setup: Pick<MapSetup, 'base' | 'shape'>,
  usual: string,
  faults: FieldFault[],
): string {
  if (raw === undefined) return sharedMeasure(setup, usual)
  const offered = offeredMeasures(setup)
  if (offered.some(({ id }) => id === raw)) return String(raw)
  const allowed = offered.map(({ id }) => id).join(' | ')
  faults.push({ field: 'measure', reason: typeof raw === 'string' ? 'range' : 'type', value: raw, allowed })
  return sharedMeasure(setup, typeof raw === 'string' && measureOf(setup.base.config, raw) ? raw : usual)
}

function readShape(raw: unknown, config: RunConfig, usual: Shape, faults: FieldFault[]): Shape {
  if (raw === undefined) return usual
  if (!isObject(raw)) {
    faults.push({ field: 'shape', reason: 'type', value: raw })
    return usual
  }
  if (raw.form === 'triangle') return readTriangle(raw.triangle, config, usual, faults)
  if (raw.form !== 'curve' && raw.form !== 'grid') {
    faults.push({ field: 'shape.form', reason: 'range', value: raw.form, allowed: 'curve | grid | triangle' })
    return usual
  }
  const x = readAxis(raw.x, 'shape.x', config, faults)
  if (!x) return usual
  if (raw.form === 'curve') return { form: 'curve', x }
  const y = readAxis(raw.y, 'shape.y', config, faults)
  if (y && y.field !== x.field) return { form: 'grid', x, y }
  if (y) faults.push({ field: 'shape.y.field', reason: 'range', value: y.field })
  return { form: 'curve', x }
}

function readTriangle(raw: unknown, config: RunConfig, usual: Shape, faults: FieldFault[]): Shape {
  const { tasks, intervals } = isObject(raw) ? raw : { tasks: undefined, intervals: undefined }
  const enabled = enabledIds(config)
  const fits =
    Array.isArray(tasks) && tasks.length === 3 && new Set(tasks).size === 3 && tasks.every((id) => enabled.includes(id))
  if (!fits) {
    faults.push({ field: 'shape.triangle.tasks', reason: 'range', value: tasks, allowed: enabled.join(' | ') })
    return usual
  }
  const read = readWhole(intervals, 'shape.triangle.intervals', [2, MOST_INTERVALS], USUAL_INTERVALS, faults)
  return { form: 'triangle', triangle: { tasks: tasks as unknown as Triangle['tasks'], intervals: read } }
}

export const USUAL_INTERVALS = 8

/** An axis whose field is known; null without one. A range that cannot be read is the usual one of its field. */
function readAxis(raw: unknown, at: string, config: RunConfig, faults: FieldFault[]): Axis | null {
  const field = isObject(raw) ? raw.field : undefined
  const quantity = isPath(field) && field.length <= LONGEST_NAME ? quantityOf(config, field) : null
  if (!isObject(raw) || !quantity) {
    const known = typeof field === 'string' && field.length <= LONGEST_NAME
    faults.push({ field: `${at}.field`, reason: known ? 'unknown' : 'type', value: field })
    return null
  }
  const axis = quantity.kind === 'number' ? rangeIn(raw, quantity) : listIn(raw, quantity)
  if (axis) return axis
  const usual = usualAxis(quantity)
  const asked = quantity.kind === 'number' ? [raw.from, raw.to, raw.count, raw.scale] : [raw.values]
  if (asked.some((value) => value !== undefined)) {
    faults.push({ field: `${at}.${quantity.path}`, reason: 'range', value: asked, allowed: allowedIn(quantity) })
  }
  return usual
}

const allowedIn = (quantity: Quantity): string =>
  quantity.kind === 'number' ? `${quantity.min} … ${quantity.max}` : quantity.values.join(' | ')

/** Null if the range does not fit the limits of its quantity. */
export function rangeIn(raw: Readonly<Record<string, unknown>>, quantity: NumberQuantity): RangeAxis | null {
  const { from, to, count, scale } = raw
  const isInside = (value: unknown): value is number =>
    typeof value === 'number' &&
    value >= quantity.min &&
    value <= quantity.max &&
    (!quantity.integer || Number.isInteger(value))
  if (!isInside(from) || !isInside(to) || from === to) return null
  if (typeof count !== 'number' || !Number.isInteger(count) || count < 2 || count > MOST_VALUES) return null
  if (scale !== 'linear' && scale !== 'log') return null
  if (scale === 'log' && (from <= 0 || to <= 0)) return null
  return { field: quantity.path, from, to, count, scale }
}

function listIn(
  { values }: Readonly<Record<string, unknown>>,
  quantity: Exclude<Quantity, NumberQuantity>,
): Axis | null {
  if (!Array.isArray(values) || values.length < 1 || values.length > MOST_VALUES) return null
  const distinct = [...new Set<unknown>(values)]
  const fitting = quantity.values.filter((value) => distinct.includes(value))
  // In the order of the link: a person may have sorted them.
  const ordered = distinct.filter((value): value is string | boolean => fitting.some((known) => known === value))
  return ordered.length === distinct.length ? { field: quantity.path, values: ordered } : null
}
