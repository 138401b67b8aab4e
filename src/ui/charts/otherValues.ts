/** Curves of another run in the form of a chart's lines. */
import { smooth } from '../../core/measures/drawnCurve'
import { stackShares } from '../../core/measures/shares'
import type { ChartModel, EarlierCurves } from './model'

const NONE = new Float64Array(0)

/** Values of line `k`: smoothed, or the upper edge of its stacked share. Empty for a line without values. */
export function otherValues(
  { lines, stacked, smoothing }: ChartModel,
  other: Pick<EarlierCurves, 'steps' | 'column'>,
  k: number,
): Float64Array {
  const line = lines[k]
  if (!stacked) {
    const values = other.column(line)
    return line.noisy && smoothing > 0 ? smooth(values, smoothing) : values
  }
  // The topmost edge is always 1.
  if (k === lines.length - 1) return NONE
  const columns = lines.map((each) => other.column(each))
  const { length } = other.steps
  return stackShares(columns.map((column) => (column.length === length ? column : new Float64Array(length))))[k + 1]
}
