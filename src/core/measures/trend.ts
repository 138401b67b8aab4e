/**
 * Where a curve is heading: the means b̄ and r̄ of its last two stretches of equal length, the earlier and the later one.
 *
 *     flat      r̄ ≥ b̄ − 1 % · |b̄|,   of the total training loss, 30 values a stretch
 *     falling   (r̄ − b̄) / |b̄| < −3 %,   rising   > 3 %,   else steady
 *
 * b̄, r̄: scalars in the unit of the curve. The first is the one rule that stops a run ("stop when flat") and lets the
 * page say that the total has stopped falling; a total that rises is flat too.
 */

/** Values in each of the two stretches. */
const WINDOW = 30
const DROP = 0.01

/** The last totals of a run, at most two stretches: plain data, which a snapshot takes in. */
export type Totals = readonly number[]

/** Steps whose total counts; a function of the step alone, so that equal runs stop at equal steps. */
export const countsForFlatness = (step: number): boolean => step % 10 === 0

export const withTotal = (seen: Totals, total: number): Totals => [...seen, total].slice(-2 * WINDOW)

export function isFlat(totals: Totals): boolean {
  if (totals.length < 2 * WINDOW) return false
  const mean = (part: Totals) => part.reduce((sum, x) => sum + x, 0) / part.length
  const before = mean(totals.slice(-2 * WINDOW, -WINDOW))
  return !(mean(totals.slice(-WINDOW)) < before - DROP * Math.abs(before))
}

/**
 * What the run itself would remember at `upTo`, read off its history. From step 4000 on a history keeps fewer records,
 * so the two stretches are longer there.
 */
export function recordedTotals(steps: ArrayLike<number>, totals: ArrayLike<number>, upTo: number): Totals {
  const counted: number[] = []
  for (let i = steps.length - 1; i >= 0 && counted.length < 2 * WINDOW; i--) {
    if (steps[i] <= upTo && countsForFlatness(steps[i]) && Number.isFinite(totals[i])) counted.push(totals[i])
  }
  return counted.reverse()
}

export type Trend = 'falling' | 'rising' | 'flat'

/** A change of the mean by less than this share is called steady. */
const STEADY = 0.03

/** Heading of any curve, from stretches of `stretch` values. Values that are not finite do not count. */
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
