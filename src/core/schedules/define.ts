import type { OptionDescriptors, OptionValues } from '../options'

/**
 * A learning-rate schedule: from a step (number of updates so far, from 0) to a factor on the learning rate.
 * A pure function without memory. `learningRateAt` in `all.ts` adds the warm-up.
 */
export interface Schedule<D extends OptionDescriptors = OptionDescriptors> {
  readonly id: string
  readonly options: D
  readonly tex: string
  factor(step: number, options: OptionValues<D>): number
}
export const defineSchedule = <const D extends OptionDescriptors>(schedule: Schedule<D>): Schedule<D> => schedule
