import { fixedMethods } from './methods/fixed'
import { gradientMethods } from './methods/gradient'
import { lossMethods } from './methods/loss'

/** Texts of every weighting, by the registry's ids. */
export const methods = { ...fixedMethods, ...lossMethods, ...gradientMethods }
