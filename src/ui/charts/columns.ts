/** What a chart shows of its source: smoothed where that applies. */
import { smooth } from '../../core/measures/drawnCurve'
import type { Band, ChartModel, Line } from './model'

/**
 * Room for smoothed lines, used again by every chart in turn: a drawing a frame must not leave half
 * a megabyte behind for the garbage collector.
 */
const scratch: Float64Array[] = []

function scratchFor(place: number, length: number): Float64Array {
  if (!scratch[place] || scratch[place].length < length) scratch[place] = new Float64Array(Math.max(length, 4096))
  return scratch[place].subarray(0, length)
}

const isSmoothed = ({ smoothing }: ChartModel, { noisy }: Line): boolean => Boolean(noisy) && smoothing > 0

const smoothed = (model: ChartModel, line: Line, values: Float64Array, place: number): Float64Array =>
  isSmoothed(model, line) ? smooth(values, model.smoothing, scratchFor(place, values.length)) : values

/** Values of every line as drawn. Views: valid until the next call, of whichever chart. */
export const columnsOf = (model: ChartModel): Float64Array[] =>
  model.lines.map((line, k) => smoothed(model, line, model.source.column(line), 3 * k))

/** As `columnsOf` at one record: a line that is not smoothed needs no other. Undefined for what there is not. */
export function valuesAt(model: ChartModel, index: number): readonly (number | undefined)[] {
  const { source, lines } = model
  const step = source.steps[index]
  return lines.map((line, k) =>
    source.valueAt && !isSmoothed(model, line)
      ? source.valueAt(line, step)
      : smoothed(model, line, source.column(line), 3 * k)[index],
  )
}

/** Edges around line k as drawn, as the line itself is. Views, as above. */
export function bandOf(model: ChartModel, k: number): Band | null {
  const line = model.lines[k]
  const band = model.source.band?.(line)
  if (!band) return null
  return { low: smoothed(model, line, band.low, 3 * k + 1), high: smoothed(model, line, band.high, 3 * k + 2) }
}
