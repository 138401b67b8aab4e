import type { methods as en } from '../en/methods'
import { fixedMethods } from './methods/fixed'
import { gradientMethods } from './methods/gradient'
import { lossMethods } from './methods/loss'
import { modifierTexts } from './methods/modifiers'
import { traitTexts } from './methods/traits'

export const methods: typeof en = {
  ...fixedMethods,
  ...lossMethods,
  ...gradientMethods,
  modifiers: modifierTexts,
  traits: traitTexts,
}
