import type { Operations } from '../formulas/operations'
import type { NumberDescriptors } from '../options'

/**
 * An optimizer's update of one parameter, written once for both engines.
 *
 * `slots` names its moments (same shape as the parameters, all start at 0). `constants` turns
 * step number k (from 1), learning rate and options into the few numbers that the update uses
 * (bias corrections, say), on the CPU in float64, once a step a run. `update` returns the new
 * parameter and the new moments from parameter, gradient (clipped, with L1 and L2 already
 * added), old moments and those constants.
 */
export interface Optimizer {
  readonly id: string
  readonly slots: readonly string[]
  readonly options: NumberDescriptors
  readonly constantNames: readonly string[]
  constants(step: number, learningRate: number, options: Readonly<Record<string, number>>): number[]
  update<V, C>(
    ops: Operations<V, C>,
    inputs: { parameter: V; gradient: V; slots: readonly V[]; constants: readonly V[] },
  ): { parameter: V; slots: readonly V[] }
  readonly tex: string
  readonly citation?: { readonly text: string; readonly url: string }
  /** θ ← θ − η g and nothing else: what the gradient promises to first order is what the step does. */
  readonly plain?: true
  /** `full`: uses every training row in each step whatever the batch size. */
  readonly batch?: 'full'
}
export const defineOptimizer = <const O extends Optimizer>(optimizer: O): O => optimizer
