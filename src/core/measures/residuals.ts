/** True values and predictions of rows, in the order of the true values, without rows that lack either. Same length. */
export interface Pairs {
  readonly truths: Float64Array
  readonly predictions: Float64Array
}

/** How a value reads in a unit: offset + factor · value. */
interface Reading {
  readonly offset: number
  readonly factor: number
}

/**
 * @param truths values as the network is trained on them; NaN where a row has no label
 * @param predict the prediction for the i-th of them; not finite where there is none
 */
export function pairsOf(truths: ArrayLike<number>, predict: (i: number) => number, { offset, factor }: Reading): Pairs {
  const found = Array.from(truths, (truth, i) => [truth, predict(i)] as const)
    .filter(([truth, prediction]) => Number.isFinite(truth) && Number.isFinite(prediction))
    .sort(([a], [b]) => a - b)
  const read = (side: 0 | 1) => Float64Array.from(found, (pair) => offset + factor * pair[side])
  return { truths: read(0), predictions: read(1) }
}

/** Prediction minus true value of the k-th pair: above 0 where the network predicts too much. */
export const residualOf = ({ truths, predictions }: Pairs, k: number): number => predictions[k] - truths[k]

/** Places of the largest residuals of either sign, largest first, at most `most`. */
export function largestResiduals(pairs: Pairs, most: number): number[] {
  const size = (k: number) => Math.abs(residualOf(pairs, k))
  return Array.from(pairs.truths.keys())
    .sort((a, b) => size(b) - size(a))
    .slice(0, most)
}

/** Share of the span of the true values that both axes have beyond it at each end. */
const ROOM = 0.08

/**
 * The ends of both axes: those of the true values, with some room. Predictions do not move them, so that the picture
 * stands still while the network learns; those beyond are drawn at the edge.
 */
export function rangeOf({ truths }: Pairs): readonly [low: number, high: number] {
  if (truths.length === 0) return [0, 1]
  const [low, high] = [truths[0], truths[truths.length - 1]]
  const room = high > low ? ROOM * (high - low) : Math.abs(low) || 1
  return [low - room, high + room]
}
