/** Values to pixels for drawings of our own. Pure. */
import { type Bounds, SMALLEST } from './bounds'
import type { Scale } from './paths'

/**
 * A linear or logarithmic axis from `from` to `to` (pixels; `to` may be the smaller one). What is
 * beyond an end is drawn at it; NaN stays NaN.
 */
export function scaleOf({ low, high }: Pick<Bounds, 'low' | 'high'>, log: boolean, from: number, to: number): Scale {
  const place = log ? (value: number) => Math.log(Math.max(value, low, SMALLEST)) : (value: number) => value
  const [first, last] = [place(low), place(high)]
  return (value) => {
    const share = last > first ? (place(value) - first) / (last - first) : 0
    return Number.isNaN(share) ? Number.NaN : from + (to - from) * Math.min(1, Math.max(0, share))
  }
}
