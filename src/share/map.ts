/**
 * The short form of a map, for the hash of an address. The map starts from the recording of the same link, so it does
 * not repeat that. It loads with the maps.
 *
 *     [shape, measure, seeds, steps, threshold]     what equals the usual map is 0 or left out at the end
 *     shape: [axis], [axis, axis] or [[task, task, task], intervals]
 *     axis: [field, from, to, count], the same with 1 behind it if logarithmic, or [field, [values]]
 *     seeds: 3 for 1, 2, 3; else the list
 *
 * All of this, `usualMap` included, is part of version 1 of links and never changes its meaning.
 */
import type { FieldFault } from '../core/config/faults'
import type { Recording } from '../core/config/types'
import { type Change, changesBroughtUp, latestOf, versions } from '../core/config/versions'
import { usualMap } from '../core/maps/readyMade'
import { type Axis, isRange, type MapSetup, MOST_MAP_SEEDS, type Shape } from '../core/maps/types'
import { validateMap } from '../core/maps/validate'

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

/** Takes the place of a usual value before an unusual one. */
const USUAL = 0

/** The short form of a map. `expandMap` reads it. */
export function compactMap(setup: MapSetup): readonly unknown[] {
  const usual = usualMap(setup.base)
  const short = [
    same(setup.shape, usual.shape) ? USUAL : compactShape(setup.shape),
    setup.measure === usual.measure ? USUAL : setup.measure,
    same(setup.seeds, usual.seeds) ? USUAL : compactSeeds(setup.seeds),
    setup.steps === usual.steps ? USUAL : setup.steps,
    // A threshold may be 0.
    setup.threshold === usual.threshold ? USUAL : [setup.threshold],
  ]
  return short.slice(0, short.findLastIndex((value) => value !== USUAL) + 1)
}

const compactSeeds = (seeds: readonly number[]): number | readonly number[] =>
  seeds.every((seed, i) => seed === i + 1) ? seeds.length : seeds

function compactShape(shape: Shape): readonly unknown[] {
  switch (shape.form) {
    case 'curve':
      return [compactAxis(shape.x)]
    case 'grid':
      return [compactAxis(shape.x), compactAxis(shape.y)]
    case 'triangle':
      return [shape.triangle.tasks, shape.triangle.intervals]
  }
}

function compactAxis(axis: Axis): readonly unknown[] {
  if (!isRange(axis)) return [axis.field, axis.values]
  const { field, from, to, count, scale } = axis
  return scale === 'log' ? [field, from, to, count, 1] : [field, from, to, count]
}

/** The map in a link, which starts from `base`. Never throws; what cannot be read is as usual and named. */
export function expandMap(
  short: unknown,
  base: Recording,
  version = latestOf(versions).version,
  known = versions,
): { setup: MapSetup; faults: FieldFault[] } {
  if (!Array.isArray(short)) return validateMap(short, base)
  const [shape, measure, seeds, steps, threshold, ...more] = short as readonly unknown[]
  const given = (name: string, value: unknown) => (value === undefined || value === USUAL ? {} : { [name]: value })
  return validateMap(
    {
      ...given('shape', shape === USUAL ? shape : expandShape(shape, version, known)),
      ...given('measure', measure),
      ...given('seeds', expandSeeds(seeds)),
      ...given('steps', steps),
      ...(Array.isArray(threshold) ? { threshold: threshold[0] } : given('threshold', threshold)),
      ...(more.length > 0 ? { 6: more[0] } : {}),
    },
    base,
  )
}

function expandSeeds(short: unknown): unknown {
  const counted = typeof short === 'number' && Number.isInteger(short) && short >= 1 && short <= MOST_MAP_SEEDS
  return counted ? Array.from({ length: short }, (_, i) => i + 1) : short
}

function expandShape(short: unknown, version: number, known: typeof versions): unknown {
  if (!Array.isArray(short)) return short
  const [first, second] = short as readonly unknown[]
  if (Array.isArray(first) && typeof second === 'number') {
    return { form: 'triangle', triangle: { tasks: first, intervals: second } }
  }
  const axis = (value: unknown) => expandAxis(value, version, known)
  return second === undefined ? { form: 'curve', x: axis(first) } : { form: 'grid', x: axis(first), y: axis(second) }
}

function expandAxis(short: unknown, version: number, known: typeof versions): unknown {
  if (!Array.isArray(short)) return short
  const [written, from, to, count, scale = 0] = short as readonly unknown[]
  const field = renamed(written, version, known)
  if (Array.isArray(from)) return { field, values: from }
  return { field, from, to, count, scale: scale === 1 ? 'log' : scale === 0 ? 'linear' : scale }
}

/** The field under its name of today. */
function renamed(field: unknown, version: number, known: typeof versions): unknown {
  if (typeof field !== 'string') return field
  const brought = changesBroughtUp([{ field, value: undefined }], version, known) as readonly Change[]
  return brought[0]?.field
}
