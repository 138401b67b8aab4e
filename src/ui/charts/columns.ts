/** What a chart shows of the history: smoothed where that applies. */
import { smooth } from '../../state/history'
import type { ChartModel } from './model'

/**
 * Room for smoothed lines, used again by every chart in turn: a drawing a frame must not leave half
 * a megabyte behind for the garbage collector.
 */
const scratch: Float64Array[] = []

function scratchFor(line: number, length: number): Float64Array {
  if (!scratch[line] || scratch[line].length < length) scratch[line] = new Float64Array(Math.max(length, 4096))
  return scratch[line].subarray(0, length)
}

/** Values of every line as drawn. Views: valid until the next call, of whichever chart. */
export const columnsOf = ({ history, lines, smoothing }: ChartModel): Float64Array[] =>
  lines.map((line, k) => {
    const values = history.column(line.column, line.index)
    return line.noisy && smoothing > 0 ? smooth(values, smoothing, scratchFor(k, values.length)) : values
  })
