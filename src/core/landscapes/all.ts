import type { Landscape } from './define'
import { fonseca } from './fonseca'
import { FORMULAS, typedLandscape } from './formulas'
import { bowls, crossed, illScaled } from './quadratic'
import { valley, valleyScaled } from './valley'

/** The landscapes with fixed losses, in the order of the page. `formulas` comes after them. */
export const landscapes = [valley, valleyScaled, crossed, bowls, illScaled, fonseca] as const

export type LandscapeId = (typeof landscapes)[number]['id'] | typeof FORMULAS
export const landscapeIds: readonly LandscapeId[] = [...landscapes.map(({ id }) => id), FORMULAS]

/** The landscape with fixed losses of that name; throws for `formulas` and names that are not registered. */
export function landscapeById(id: string): Landscape {
  const found = (landscapes as readonly Landscape[]).find((landscape) => landscape.id === id)
  if (!found) throw new Error(`no landscape '${id}'`)
  return found
}

/** The landscape of a set-up; null if one of its formulas cannot be read (`typedLandscape` says why). */
export function landscapeOf(setup: {
  readonly landscape: string
  readonly formulas: readonly [string, string]
}): Landscape | null {
  if (setup.landscape !== FORMULAS) return landscapeById(setup.landscape)
  const typed = typedLandscape(setup.formulas)
  return typed.ok ? typed.landscape : null
}
