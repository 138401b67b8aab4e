/**
 * Closed forms of weightings for two tasks. A path over a landscape asks a method a hundred thousand times, and the
 * general form of `decide` then spends most of its time on arrays. A closed form reads and writes numbers in place.
 */
import type { OptionDescriptors, OptionValues } from '../../options'

/** Length of the array that a closed form reads: (l_1, l_2, M_11, M_12, M_22). */
export const SEEN = 5

export interface PairForm {
  /**
   * Writes α_1 and α_2 into `to` [2]. Returns false where it does not know them: `decide` is then asked. All of
   * `seen` [SEEN] is finite.
   */
  readonly weigh: (seen: Float64Array, to: Float64Array) => boolean
  /**
   * What the update did: losses before and after it, in the first two places. A form with a memory reads losses only
   * and always returns true, because `decide` does not know its memory.
   */
  readonly settle?: (before: Float64Array, after: Float64Array) => void
}

/** A method with its closed form for given options; null where those have none. */
export interface PairMaker {
  readonly id: string
  readonly make: (options: never, userWeights: readonly [number, number]) => PairForm | null
}

export const definePair = <D extends OptionDescriptors>(
  { id }: { readonly id: string; readonly options: D },
  make: (options: OptionValues<D>, userWeights: readonly [number, number]) => PairForm | null,
): PairMaker => ({ id, make })
