/** The landscape of two formulas in x and y that a person types; x is x1 and y is x2. Gradients are exact. */
import { type ParseError, parseExpression } from '../expression/parse'
import { alongLine, computedFront } from './computedFront'
import type { Landscape, Pair } from './define'
import { GRADIENT, LOSS } from './define'
import { differentiated } from './dual'

export const FORMULAS = 'formulas'
export const FORMULA_VARIABLES = ['x', 'y'] as const

/** Bounds of the picture: a person's formulas are about the origin. */
const BOUNDS: { x1: Pair; x2: Pair } = { x1: [-3, 3], x2: [-3, 3] }

export type TypedLandscape =
  | { readonly ok: true; readonly landscape: Landscape }
  /** One entry for each formula: what is wrong with it and at which character, or null. */
  | { readonly ok: false; readonly faults: readonly [ParseError | null, ParseError | null] }

/** Landscapes of the texts asked for last, because every path asks for its landscape. */
const recent = new Map<string, TypedLandscape>()
const MOST_RECENT = 8

/** The landscape of the two texts, or where they cannot be read. Never throws. */
export function typedLandscape(texts: readonly [string, string]): TypedLandscape {
  const key = JSON.stringify(texts)
  const known = recent.get(key)
  if (known) return known
  const fresh = read(texts)
  for (const old of recent.keys()) if (recent.size >= MOST_RECENT) recent.delete(old)
  recent.set(key, fresh)
  return fresh
}

function read(texts: readonly [string, string]): TypedLandscape {
  const [first, second] = texts.map((text) => parseExpression(text, FORMULA_VARIABLES))
  if (!first.ok || !second.ok) {
    return { ok: false, faults: [first.ok ? null : first, second.ok ? null : second] }
  }
  const one = differentiated(first.expression)
  const two = differentiated(second.expression)
  return {
    ok: true,
    landscape: new Typed((x1, x2, to) => {
      one(x1, x2, to, LOSS[0], GRADIENT[0])
      two(x1, x2, to, LOSS[1], GRADIENT[1])
    }),
  }
}

/** The Pareto set is computed when it is first asked for. */
class Typed implements Landscape {
  readonly id = FORMULAS
  readonly bounds = BOUNDS
  readonly least = null
  private point: Landscape['paretoPoint'] | null = null

  constructor(readonly evaluate: Landscape['evaluate']) {}

  get paretoPoint(): Landscape['paretoPoint'] {
    if (this.point === null) {
      const front = computedFront(this)
      this.point = front ? alongLine(front) : undefined
    }
    return this.point
  }
}
