import { ZERO_SHARE } from '../gramian'

/** Whether a gradient counts as zero. Methods have rules of their own for it, so `decide` is asked. */
export const isDegenerate = (seen: Float64Array): boolean =>
  !(seen[2] > ZERO_SHARE * seen[4] && seen[4] > ZERO_SHARE * seen[2])
