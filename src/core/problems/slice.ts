/**
 * A cut through the inputs of a table: two numbers vary, everything else stands at its mean or its most frequent class.
 * It reads single columns of the table and makes no rows, because the inputs of all rows may be 160 MB.
 */
import type { ProblemConfig } from '../config/types'
import type { Problem } from './define'
import { drawSplits } from './draws'
import { placeOfShown } from './shown'
import { type Column, type Spread, spreadOf, standardised, type Table, valuesOf, widthOf } from './table/columns'

/** A column, and the first of its inputs in a row. */
export interface InputColumn {
  readonly column: Column
  readonly place: number
}

/** A table whose columns are the inputs of a problem, and the rows of it that a set-up draws. */
export interface SliceTable {
  readonly table: Table
  readonly columns: readonly InputColumn[]
  /** Number of inputs of a row. */
  readonly width: number
  readonly train: Int32Array
  readonly test: Int32Array
}

/**
 * Null if the inputs of the problem are no columns of a table.
 *
 * @throws MissingDataError if its data were not loaded
 */
export function sliceTableOf(problem: Problem, config: ProblemConfig): SliceTable | null {
  if (!problem.inputTable) return null
  const { table, inputs } = problem.inputTable()
  let width = 0
  const columns = inputs.map((column) => {
    const place = width
    width += widthOf(column)
    return { column, place }
  })
  return { table, columns, width, ...drawSplits(config, table.rows) }
}

/** The two columns of numbers with which a cut begins: those of the problem's picture, else the first; null without two. */
export function pairOf({ thumbnail }: Problem, { columns }: SliceTable): readonly [InputColumn, InputColumn] | null {
  const numbers = columns.filter(({ column }) => column.kind === 'number')
  const at = (place: number) => numbers.find((number) => number.place === place)
  const shown = thumbnail?.kind === 'scatter' ? [at(thumbnail.x), at(thumbnail.y)] : []
  const [x = numbers[0], y = numbers[1]] = shown.every(Boolean) ? shown : []
  return x && y ? [x, y] : null
}

/** The ends of an axis, as inputs (standardised). */
type Ends = readonly [low: number, high: number]

/** A column of numbers that varies. */
export interface Axis {
  readonly place: number
  /** The values [N] of the table in their unit; NaN = missing. */
  readonly values: Float64Array
  /** Of the training rows: an input x stands for mean + deviation · x. */
  readonly spread: Spread
  readonly ends: Ends
}

export interface Slice {
  readonly cells: number
  readonly x: Axis
  readonly y: Axis
  /** [cells · cells, width], row 0 at the top: the centres of the cells. */
  readonly inputs: Float32Array
}

/** Share of the span of the rows that an axis has beyond them at each end. */
const ROOM = 0.05

/** The ends of an axis in the unit of its column. */
export const endsInUnit = ({ spread: { mean, deviation }, ends: [low, high] }: Axis): Ends => [
  mean + deviation * low,
  mean + deviation * high,
]

/** @param x, y columns of numbers of the data */
export function sliceOf(data: SliceTable, x: InputColumn, y: InputColumn, cells: number): Slice {
  const { width } = data
  const [across, up] = [axisOf(data, x), axisOf(data, y)]
  const row = usualRow(data)
  const inputs = new Float32Array(cells * cells * width)
  const along = ([low, high]: Ends, share: number) => low + share * (high - low)
  for (let cell = 0; cell < cells * cells; cell++) {
    const at = cell * width
    inputs.set(row, at)
    inputs[at + x.place] = along(across.ends, ((cell % cells) + 0.5) / cells)
    inputs[at + y.place] = along(up.ends, 1 - (Math.floor(cell / cells) + 0.5) / cells)
  }
  return { cells, x: across, y: up, inputs }
}

/**
 * Most training rows whose classes are counted. They are in random order, so these tell the most frequent class well
 * enough, and a table of some hundred columns of classes takes some milliseconds.
 */
const MOST_COUNTED = 2000

/** [width]: numbers at their mean, categories and yes or no at the most frequent value of the training rows. */
function usualRow({ table, columns, width, train }: SliceTable): Float64Array {
  const row = new Float64Array(width)
  const counted = train.subarray(0, MOST_COUNTED)
  for (const { column, place } of columns) {
    if (column.kind === 'number') continue
    const values = valuesOf(table, column.id)
    const counts = new Float64Array(column.classes.length)
    for (const at of counted) if (!Number.isNaN(values[at])) counts[values[at]]++
    const usual = counts.indexOf(Math.max(...counts))
    if (column.kind === 'category') row[place + usual] = 1
    else row[place] = 2 * usual - 1
  }
  return row
}

function axisOf({ table, train, test }: SliceTable, { column, place }: InputColumn): Axis {
  const values = valuesOf(table, column.id)
  const spread = spreadOf(values, train)
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (const rows of [train, test])
    for (const row of rows) {
      // Comparisons with NaN, a missing value, are false.
      const value = standardised(values[row], spread)
      if (value < low) low = value
      if (value > high) high = value
    }
  // No row has a value: all stand at the mean.
  if (low > high) [low, high] = [0, 0]
  const room = high > low ? ROOM * (high - low) : 1
  return { place, values, spread, ends: [low - room, high + room] }
}

/** A test row over a slice: its place in [0, 1]², y upwards, and the target of a task. */
export interface SliceDot {
  readonly x: number
  readonly y: number
  readonly target: number
}

/** The test rows that the page shows, with the targets of a task (`RowsPicture` in `worker/protocol.ts`). */
interface Shown {
  readonly of: number
  /** [n, width]; NaN where the row has no label. */
  readonly truths: Float32Array
  readonly width: number
}

/** The shown test rows that have both numbers and a label. */
export function dotsOver({ test }: SliceTable, { of, truths, width }: Shown, { x, y }: Slice): SliceDot[] {
  const rows = truths.length / width
  const dots: SliceDot[] = []
  for (let k = 0; k < rows; k++) {
    const row = test[placeOfShown(k, of, rows)]
    const dot = { x: shareOf(x, row), y: shareOf(y, row), target: truths[k * width] }
    if (!Number.isNaN(dot.x + dot.y + dot.target)) dots.push(dot)
  }
  return dots
}

/** Where along an axis a row of the table stands, in [0, 1]; NaN if it has no value. */
const shareOf = ({ values, spread, ends: [low, high] }: Axis, row: number): number =>
  (standardised(values[row], spread) - low) / (high - low)
