import type { OptionDescriptors, OptionValues } from '../options'

/**
 * A learning-rate schedule: step (updates done so far, from 0) => factor on the learning rate.
 * Pure: a schedule has no memory. Warm-up is put in front of any of them by `withWarmup`.
 */
export interface Schedule<D extends OptionDescriptors = OptionDescriptors> {
  readonly id: string
  readonly options: D
  readonly tex: string
  factor(step: number, options: OptionValues<D>): number
}
export const defineSchedule = <const D extends OptionDescriptors>(schedule: Schedule<D>): Schedule<D> => schedule
