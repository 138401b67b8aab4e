/** Values to pixels, for drawings that Recharts does not make. Pure. */
import { scaleLinear, scaleLog } from 'd3-scale'
import { type Bounds, SMALLEST } from './bounds'
import type { Scale } from './paths'

/**
 * A linear or logarithmic axis from `from` to `to` (pixels; `to` may be the smaller one). A value beyond
 * an end is drawn at that end. NaN stays NaN.
 */
export function scaleOf({ low, high }: Pick<Bounds, 'low' | 'high'>, log: boolean, from: number, to: number): Scale {
  const scale = (log ? scaleLog() : scaleLinear()).domain([low, high]).range([from, to]).clamp(true)
  // d3 returns `unknown` for NaN. Its logarithmic scale needs values above 0.
  scale.unknown(Number.NaN)
  return (value) => Number(scale(log ? Math.max(value, low, SMALLEST) : value))
}
