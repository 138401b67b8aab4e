/** The values of a chart's lines as it draws them, smoothed where that applies. */
import { smooth } from '../../core/measures/drawnCurve'
import type { Band, ChartModel, Line } from './model'

/**
 * Buffers for smoothed lines, shared by all charts. Otherwise every frame would leave half a megabyte for the
 * garbage collector.
 */
const scratch: Float64Array[] = []

function scratchFor(place: number, length: number): Float64Array {
  if (!scratch[place] || scratch[place].length < length) scratch[place] = new Float64Array(Math.max(length, 4096))
  return scratch[place].subarray(0, length)
}

const isSmoothed = ({ smoothing }: ChartModel, { noisy }: Line): boolean => Boolean(noisy) && smoothing > 0

const smoothed = (model: ChartModel, line: Line, values: Float64Array, place: number): Float64Array =>
  isSmoothed(model, line) ? smooth(values, model.smoothing, scratchFor(place, values.length)) : values

/** Values of every line as drawn. These are views: valid until the next call for any chart. */
export const columnsOf = (model: ChartModel): Float64Array[] =>
  model.lines.map((line, k) => smoothed(model, line, model.source.column(line), 3 * k))

/** Like `columnsOf`, at one record; a line that is not smoothed needs no others. Undefined for a missing value. */
export function valuesAt(model: ChartModel, index: number): readonly (number | undefined)[] {
  const { source, lines } = model
  const step = source.steps[index]
  return lines.map((line, k) =>
    source.valueAt && !isSmoothed(model, line)
      ? source.valueAt(line, step)
      : smoothed(model, line, source.column(line), 3 * k)[index],
  )
}

/** Edges of the band around line k, as drawn. Views, as in `columnsOf`. */
export function bandOf(model: ChartModel, k: number): Band | null {
  const line = model.lines[k]
  const band = model.source.band?.(line)
  if (!band) return null
  return { low: smoothed(model, line, band.low, 3 * k + 1), high: smoothed(model, line, band.high, 3 * k + 2) }
}
