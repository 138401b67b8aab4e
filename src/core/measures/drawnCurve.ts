/** Makes a curve ready for drawing: smooths it, and thins it to as many points as a chart can show. */

/**
 * Exponential moving average with Adam's bias correction (Kingma and Ba 2015, algorithm 1), so that the start is not
 * pulled to 0: m_k = a·m_{k−1} + (1−a)·v_k, shown as m_k / (1 − a^k). `amount` is a in [0, 1); 0 changes nothing. A NaN
 * is skipped and shows the average so far. The result is written into `into`, if given, which is as long as `values`.
 */
export function smooth(values: Float64Array, amount: number, into?: Float64Array): Float64Array {
  if (!(amount > 0)) return values
  const smoothed = into ?? new Float64Array(values.length)
  let average = 0
  let trust = 0
  values.forEach((value, i) => {
    if (Number.isFinite(value)) {
      average = amount * average + (1 - amount) * value
      trust = amount * trust + (1 - amount)
    }
    smoothed[i] = trust > 0 ? average / trust : Number.NaN
  })
  return smoothed
}

/**
 * At most `most` points of a curve for drawing. Each bucket keeps its smallest and its largest value, in their order,
 * so no spike is lost. The first and the last point are kept too. Bucket sizes are powers of two, so that the kept
 * points of a growing curve do not change with every step.
 */
export function decimate(
  steps: Float64Array,
  values: Float64Array,
  most = 400,
): { steps: Float64Array; values: Float64Array } {
  const count = Math.min(steps.length, values.length)
  if (count <= most) return { steps: steps.slice(0, count), values: values.slice(0, count) }
  // Two points a bucket, and one more for each end.
  let bucket = 1
  while (2 * Math.ceil(count / bucket) + 2 > most) bucket *= 2
  const kept: number[] = [0]
  for (let from = 0; from < count; from += bucket) {
    for (const index of extremes(values, from, Math.min(from + bucket, count))) {
      if (index > kept[kept.length - 1]) kept.push(index)
    }
  }
  if (kept[kept.length - 1] !== count - 1) kept.push(count - 1)
  return { steps: Float64Array.from(kept, (i) => steps[i]), values: Float64Array.from(kept, (i) => values[i]) }
}

/** Ascending indices of the smallest and the largest value in [from, to); the first index where all values are NaN. */
function extremes(values: Float64Array, from: number, to: number): number[] {
  let least = -1
  let largest = -1
  for (let i = from; i < to; i++) {
    if (Number.isNaN(values[i])) continue
    if (least < 0 || values[i] < values[least]) least = i
    if (largest < 0 || values[i] > values[largest]) largest = i
  }
  if (least < 0) return [from]
  return least === largest ? [least] : [Math.min(least, largest), Math.max(least, largest)]
}
