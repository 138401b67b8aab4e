/**
 * The short form of a landscape's set-up, for the hash of an address. It loads with the landscapes.
 *
 *     [landscape, rest]                 rest: what differs from the usual set-up of the landscape
 *     a method: its id, or [id, options, modifiers] without empty ones at the end
 *
 * All of this, `usualSetup` included, is part of version 1 of links and never changes its meaning.
 */
import { type FieldFault, isObject } from '../core/config/faults'
import type { WeightingConfig } from '../core/config/types'
import { isLandscapeId, type LandscapeSetup, usualSetup } from '../core/landscapes/setup'
import { validateLandscape } from '../core/landscapes/validate'

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

/** Short names of the fields. */
const NAMES = {
  formulas: 'f',
  scales: 's',
  starts: 'p',
  methods: 'm',
  weights: 'w',
  optimizer: 'o',
  learningRate: 'r',
  clipNorm: 'c',
  steps: 'n',
} as const satisfies Record<Exclude<keyof LandscapeSetup, 'landscape'>, string>
type Field = keyof typeof NAMES

/** The short form of a set-up. `expandLandscape` reads it. */
export function compactLandscape(setup: LandscapeSetup): readonly unknown[] {
  const usual = usualSetup(setup.landscape)
  const rest: Record<string, unknown> = {}
  for (const [field, short] of Object.entries(NAMES) as [Field, string][]) {
    if (same(setup[field], usual[field])) continue
    rest[short] = field === 'methods' ? setup.methods.map(compactMethod) : setup[field]
  }
  return Object.keys(rest).length > 0 ? [setup.landscape, rest] : [setup.landscape]
}

function compactMethod({ id, options, modifiers }: WeightingConfig): unknown {
  if (modifiers.length > 0) return [id, options, modifiers]
  return Object.keys(options).length > 0 ? [id, options] : id
}

/**
 * The set-up in a link, a file or a lesson, in the short form or the long one. Never throws; what cannot be read is as
 * usual and named.
 */
export function expandLandscape(opened: unknown): { setup: LandscapeSetup; faults: FieldFault[] } {
  if (!Array.isArray(opened)) return validateLandscape(opened)
  const [landscape, rest = {}, ...more] = opened as readonly unknown[]
  const long: Record<string, unknown> = { landscape }
  if (more.length > 0) long[2] = more[0]
  if (!isObject(rest)) return validateLandscape({ ...long, 1: rest })
  for (const [name, value] of Object.entries(rest)) {
    const field = (Object.keys(NAMES) as Field[]).find((key) => NAMES[key] === name) ?? name
    long[field] = field === 'methods' && Array.isArray(value) ? value.map(expandMethod) : value
  }
  return validateLandscape(isLandscapeId(landscape) ? long : { ...long, landscape: landscape ?? null })
}

function expandMethod(short: unknown): unknown {
  if (typeof short === 'string') return { id: short, options: {}, modifiers: [] }
  if (!Array.isArray(short)) return short
  const [id, options = {}, modifiers = []] = short as readonly unknown[]
  return { id, options, modifiers }
}

export const LANDSCAPE_FORMAT = 'mtl-playground/landscape'

/** A set-up as a file: the long form. `openSetup` of the page recognises it by its first line. */
export const landscapeJson = (setup: LandscapeSetup): string =>
  `${JSON.stringify({ format: LANDSCAPE_FORMAT, version: 1, setup }, null, 2)}\n`

/** The set-up in the text of a file, for `expandLandscape`; null if there is none. */
export function landscapeIn(text: string): unknown {
  try {
    const file: unknown = JSON.parse(text)
    return isObject(file) && file.format === LANDSCAPE_FORMAT && isObject(file.setup) ? file.setup : null
  } catch {
    return null
  }
}
