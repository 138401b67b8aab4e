import type { OptionDescriptors, OptionValues } from '../../options'
import type { Need, Observation, Plan, Trace, Vector } from '../define'

/** What the inner weighting decided, with h always there. */
export interface Inner {
  readonly weights: Vector
  readonly headWeights: Vector
  readonly trace: Trace
}

/** A weighting around a weighting. `decide` may call `inner` once (with a changed observation) or not at all. */
export interface Modifier<D extends OptionDescriptors = OptionDescriptors, S = unknown> {
  readonly id: string
  readonly options: D
  /** As for a weighting. */
  readonly positiveLosses?: (options: OptionValues<D>) => boolean
  /** The factors to come, of a modifier that fixes them over the steps beforehand; null where the losses decide. */
  readonly plan?: (options: OptionValues<D>, taskCount: number) => Plan | null
  /** h = α: the heads get the weights of the trunk, whatever the method acts on. */
  readonly weighsHeads?: true
  /** Id of the weighting that has the same options: their names and explanations are those of that weighting. */
  readonly optionsOf?: string
  readonly needs: (inner: readonly Need[], options: OptionValues<D>) => readonly Need[]
  readonly init: (taskCount: number, options: OptionValues<D>) => S
  readonly decide: (
    inner: (observation: Observation) => Inner,
    observation: Observation,
    options: OptionValues<D>,
    state: S,
  ) => { readonly decision: Inner; readonly state: S }
}

export const defineModifier = <const D extends OptionDescriptors, S>(modifier: Modifier<D, S>): Modifier<D, S> =>
  modifier
