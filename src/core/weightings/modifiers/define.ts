import type { OptionDescriptors, OptionValues } from '../../options'
import type { Need, Observation, Trace, Vector } from '../define'

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
