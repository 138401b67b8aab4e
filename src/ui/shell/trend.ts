export type Trend = 'falling' | 'rising' | 'flat'

/** A change of the mean by less than this share is called steady. */
const STEADY = 0.03

/**
 * Where a curve is heading, told from its last two stretches of equal length: means differ by more
 * than 3 %, or it is steady. Values that are no number do not count.
 */
export function trendOf(values: ArrayLike<number>, stretch: number): Trend {
  const end = values.length
  const recent = meanOf(values, Math.max(0, end - stretch), end)
  const before = meanOf(values, Math.max(0, end - 2 * stretch), Math.max(0, end - stretch))
  if (!Number.isFinite(recent) || !Number.isFinite(before)) return 'flat'
  const change = (recent - before) / Math.max(Math.abs(before), 1e-12)
  if (change < -STEADY) return 'falling'
  return change > STEADY ? 'rising' : 'flat'
}

function meanOf(values: ArrayLike<number>, from: number, to: number): number {
  let sum = 0
  let count = 0
  for (let i = from; i < to; i++) {
    if (!Number.isFinite(values[i])) continue
    sum += values[i]
    count++
  }
  return count > 0 ? sum / count : Number.NaN
}
