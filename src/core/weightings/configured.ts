/** A weighting as a set-up configures it: its method and the modifiers around it, with all options. */
import type { WeightingConfig } from '../config/types'
import { type OptionDescriptors, withDefaults } from '../options'
import { weightingById } from './all'
import type { Need, Weighting } from './define'
import { modifierById } from './modifiers/all'
import type { Modifier } from './modifiers/define'

export type AnyWeighting = Weighting<OptionDescriptors, Need, unknown>
export type Options = ReturnType<typeof withDefaults<OptionDescriptors>>

/** The method and its options, those left out at their defaults. */
export function methodOf(config: WeightingConfig): { method: AnyWeighting; options: Options } {
  const method = weightingById(config.id)
  return { method, options: withDefaults(method.options, config.options) }
}

/** The modifiers from the outermost to the innermost, with their options. */
export function modifiersOf(config: WeightingConfig): { modifier: Modifier; options: Options }[] {
  return config.modifiers.map(({ id, options }) => {
    const modifier = modifierById(id)
    return { modifier, options: withDefaults(modifier.options, options) }
  })
}
