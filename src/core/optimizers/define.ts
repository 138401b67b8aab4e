import type { Operations } from '../formulas/operations'
import type { NumberDescriptors } from '../options'

/**
 * An optimizer's update of one parameter, written once for both engines.
 *
 * `slots` names its moments, which have the parameters' shape and start at 0. `constants` turns the
 * step number k (from 1), learning rate and options into the numbers that the update uses, for example
 * bias corrections. It runs on the CPU in float64, once for each step and run. `update` returns the new
 * parameter and moments from the parameter, the gradient (clipped, L1 and L2 added), the old moments and
 * those constants.
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
  /** The update is θ ← θ − η g, so the loss changes as the gradient predicts to first order. */
  readonly plain?: true
  /** `full`: each step uses every training row and ignores the batch size. */
  readonly batch?: 'full'
}
export const defineOptimizer = <const O extends Optimizer>(optimizer: O): O => optimizer
