import type { Modifier } from './define'
import { every } from './every'
import { heads } from './heads'
import { introduce } from './introduce'
import { normalise } from './normalise'
import { representation } from './representation'
import { smooth } from './smooth'
import { warmUp } from './warmUp'

/**
 * The order in which a set-up lists them, outermost first. `introduce` is outside all others, so that they give nothing
 * to a task that is not introduced yet. `normalise` is inside `representation`, so that it normalises the gradients
 * that the method gets.
 */
export const modifiers = [introduce, smooth, every, warmUp, heads, representation, normalise] as const

/** The modifier of that name; throws for a name that is not in the registry. */
export function modifierById(id: string): Modifier {
  const found = (modifiers as readonly unknown[] as readonly Modifier[]).find((modifier) => modifier.id === id)
  if (!found) throw new Error(`no modifier '${id}'`)
  return found
}
