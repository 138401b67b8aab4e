/** A weighting as a set-up configures it: its method and the modifiers around it, with all options. */
import type { WeightingConfig } from '../config/types'
import { type OptionDescriptors, withDefaults } from '../options'
import { weightingById } from './all'
import type { Need, Weighting } from './define'
import { modifierById } from './modifiers/all'
import type { Modifier } from './modifiers/define'

export type AnyWeighting = Weighting<OptionDescriptors, Need, unknown>
export type Options = ReturnType<typeof withDefaults<OptionDescriptors>>

interface Configured {
  readonly method: AnyWeighting
  readonly options: Options
  readonly modifiers: readonly { readonly modifier: Modifier; readonly options: Options }[]
}

/** A set-up is never changed in place, so one reading of its options serves all steps. */
const read = new WeakMap<WeightingConfig, Configured>()

/** The set-up that was asked about last, and its reading: a path or a run asks about the same one many times. */
let asked: WeightingConfig | null = null
let answer: Configured | null = null

function configured(config: WeightingConfig): Configured {
  if (config === asked && answer !== null) return answer
  const found = read.get(config) ?? fresh(config)
  asked = config
  answer = found
  return found
}

function fresh(config: WeightingConfig): Configured {
  const method = weightingById(config.id)
  const configured = {
    method,
    options: withDefaults(method.options, config.options),
    modifiers: config.modifiers.map(({ id, options }) => {
      const modifier = modifierById(id)
      return { modifier, options: withDefaults(modifier.options, options) }
    }),
  }
  read.set(config, configured)
  return configured
}

/** The method and its options, those left out at their defaults. */
export const methodOf = (config: WeightingConfig): Pick<Configured, 'method' | 'options'> => configured(config)

/** The modifiers from the outermost to the innermost, with their options. */
export const modifiersOf = (config: WeightingConfig): Configured['modifiers'] => configured(config).modifiers
