/**
 * Where a curve is heading, from the means b̄ and r̄ of its last two stretches of equal length, the earlier and the
 * later one, in the unit of the curve.
 *
 *     falling   (r̄ − b̄) / |b̄| < −3 %,      rising   (r̄ − b̄) / |b̄| > 3 %,      else steady
 */
export type Trend = 'falling' | 'rising' | 'flat'

/** A relative change of the mean up to this counts as steady. */
const STEADY = 0.03

/** The trend of any curve, from stretches of `stretch` values. Values that are not finite do not count. */
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
