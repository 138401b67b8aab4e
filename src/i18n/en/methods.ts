import { fixedMethods } from './methods/fixed'
import { gradientMethods } from './methods/gradient'
import { lossMethods } from './methods/loss'
import { modifierTexts } from './methods/modifiers'
import { traitTexts } from './methods/traits'

/** Texts of every weighting, by the registry's ids, and of the modifiers. */
export const methods = {
  ...fixedMethods,
  ...lossMethods,
  ...gradientMethods,
  modifiers: modifierTexts,
  traits: traitTexts,
}
