import { fixedMethods } from './methods/fixed'
import { gradientMethods } from './methods/gradient'

/** Texts of every weighting, by the registry's ids. */
export const methods = { ...fixedMethods, ...gradientMethods }
