/** A cut through the inputs of a table: two numbers vary, everything else stands at its mean or its most frequent class. */
import type { InputColumn, ProblemData, Split } from './define'
import { shownRows } from './shown'

/** The ends of an axis, as inputs (standardised). */
export type Ends = readonly [low: number, high: number]

export interface Slice {
  readonly cells: number
  readonly x: Ends
  readonly y: Ends
  /** [cells · cells, inputWidth], row 0 at the top: the centres of the cells. */
  readonly inputs: Float32Array
}

/** Share of the span of the rows that an axis has beyond them at each end. */
const ROOM = 0.05

/** @param x, y columns of numbers of the data */
export function sliceOf(data: ProblemData, x: InputColumn, y: InputColumn, cells: number): Slice {
  const { inputWidth } = data
  const [across, up] = [endsOf(data, x), endsOf(data, y)]
  const row = usualRow(data)
  const inputs = new Float32Array(cells * cells * inputWidth)
  const along = ([low, high]: Ends, share: number) => low + share * (high - low)
  for (let cell = 0; cell < cells * cells; cell++) {
    const at = cell * inputWidth
    inputs.set(row, at)
    inputs[at + x.place] = along(across, ((cell % cells) + 0.5) / cells)
    inputs[at + y.place] = along(up, 1 - (Math.floor(cell / cells) + 0.5) / cells)
  }
  return { cells, x: across, y: up, inputs }
}

/** [inputWidth]: numbers at their mean, categories and yes or no at the most frequent value of the training rows. */
function usualRow({ inputWidth, train, columns = [] }: ProblemData): Float64Array {
  const sums = new Float64Array(inputWidth)
  train.inputs.forEach((value, i) => {
    sums[i % inputWidth] += value
  })
  const row = new Float64Array(inputWidth)
  for (const { kind, place, width } of columns) {
    if (kind === 'yesno') row[place] = sums[place] < 0 ? -1 : 1
    if (kind !== 'category') continue
    const own = sums.subarray(place, place + width)
    row[place + own.indexOf(Math.max(...own))] = 1
  }
  return row
}

function endsOf({ inputWidth, train, test }: ProblemData, { place }: InputColumn): Ends {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (const { inputs, rows } of [train, test])
    for (let row = 0; row < rows; row++) {
      const value = inputs[row * inputWidth + place]
      low = Math.min(low, value)
      high = Math.max(high, value)
    }
  const room = high > low ? ROOM * (high - low) : 1
  return [low - room, high + room]
}

/** A test row over a slice: its place in [0, 1]², y upwards, and the target of a task. */
export interface SliceDot {
  readonly x: number
  readonly y: number
  readonly target: number
}

/** The test rows that a page shows and that have both numbers and a label for the task with this place. */
export function dotsOver(data: ProblemData, task: number, x: InputColumn, y: InputColumn, slice: Slice): SliceDot[] {
  const { inputWidth, tasks, test } = data
  const { targetWidth } = tasks[task]
  const share = (value: number, [low, high]: Ends) => (value - low) / (high - low)
  return [...shownRows(test.rows, 1, targetWidth)]
    .filter((row) => test.masks[task]?.[row] !== 0 && has(test, inputWidth, row, x) && has(test, inputWidth, row, y))
    .map((row) => ({
      x: share(test.inputs[row * inputWidth + x.place], slice.x),
      y: share(test.inputs[row * inputWidth + y.place], slice.y),
      target: test.targets[task][row * targetWidth],
    }))
}

/** A number that may be missing has a second input, which says so. */
const has = ({ inputs }: Split, inputWidth: number, row: number, { place, width }: InputColumn): boolean =>
  width < 2 || inputs[row * inputWidth + place + 1] === 0
