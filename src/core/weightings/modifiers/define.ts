import type { OptionDescriptors, OptionValues } from '../../options'
import type { Need, Observation, Plan, Trace, Vector } from '../define'

/** The decision of the inner weighting, always with h. */
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
  /** Future factors, for a modifier that fixes them beforehand; null where they depend on the losses. */
  readonly plan?: (options: OptionValues<D>, taskCount: number) => Plan | null
  /** h = α: the heads get the weights of the trunk, whatever the method acts on. */
  readonly weighsHeads?: true
  /** Id of the weighting with the same options, whose names and explanations the page uses. */
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
