import type { methods as en } from '../en/methods'
import { fixedMethods } from './methods/fixed'
import { gradientMethods } from './methods/gradient'

export const methods: typeof en = { ...fixedMethods, ...gradientMethods }
