/** The landscape of two formulas in x and y that a person types; x is x1 and y is x2. Gradients are exact. */
import { type ParseError, parseExpression } from '../expression/parse'
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

/** The landscape of the two texts, or where they cannot be read. Never throws. */
export function typedLandscape(texts: readonly [string, string]): TypedLandscape {
  const [first, second] = texts.map((text) => parseExpression(text, FORMULA_VARIABLES))
  if (!first.ok || !second.ok) {
    return { ok: false, faults: [first.ok ? null : first, second.ok ? null : second] }
  }
  const one = differentiated(first.expression)
  const two = differentiated(second.expression)
  const landscape: Landscape = {
    id: FORMULAS,
    evaluate(x1, x2, to) {
      one(x1, x2, to, LOSS[0], GRADIENT[0])
      two(x1, x2, to, LOSS[1], GRADIENT[1])
    },
    bounds: BOUNDS,
    least: null,
  }
  return { ok: true, landscape }
}
