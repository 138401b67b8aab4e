/** Which rows of the test split a page shows with their predictions, for a problem without pictures over the plane. */
import type { ProblemData, Split } from './define'

/** Most rows. More dots would cover each other, and predicting more rows would cost as much as training. */
const MOST_ROWS = 1000
/** Most values of a task: rows times target columns. */
const MOST_VALUES = 2000
/** Most numbers in the inputs of the rows: 2 MiB in float32. */
const MOST_INPUTS = 2 ** 19

/** Rows of the test split, for all tasks. */
export interface ShownRows {
  /** Number of rows of the whole test split. */
  readonly of: number
  /** Their places in the test split, ascending; n of them. */
  readonly rows: Int32Array
  /** [n, inputWidth]. */
  readonly inputs: Float32Array
  /** For each task [n, targetWidth]: the value, 0 or 1, or the class index. NaN where the row has no label. */
  readonly truths: readonly Float32Array[]
}

/**
 * Rows k · N / n, rounded down: all of a small test split, else spread evenly over it, so that a split in some order is
 * shown in all its parts. `widest` is the largest number of target columns of a task.
 */
export function shownRows(rows: number, inputWidth: number, widest: number): Int32Array {
  const most = Math.min(MOST_ROWS, Math.floor(MOST_VALUES / widest), Math.floor(MOST_INPUTS / inputWidth))
  const count = Math.min(rows, Math.max(most, 1))
  return Int32Array.from({ length: count }, (_, k) => placeOfShown(k, rows, count))
}

/** Place in a test split of `rows` rows of the k-th of `count` rows that are shown. */
export const placeOfShown = (k: number, rows: number, count: number): number => Math.floor((k * rows) / count)

export function shownOf({ inputWidth, tasks, test }: ProblemData): ShownRows {
  const widths = tasks.map(({ targetWidth }) => targetWidth)
  const rows = shownRows(test.rows, inputWidth, Math.max(...widths))
  const inputs = new Float32Array(rows.length * inputWidth)
  rows.forEach((row, k) => {
    inputs.set(test.inputs.subarray(row * inputWidth, (row + 1) * inputWidth), k * inputWidth)
  })
  return { of: test.rows, rows, inputs, truths: widths.map((width, task) => truthsOf(test, task, width, rows)) }
}

function truthsOf(test: Split, task: number, width: number, rows: Int32Array): Float32Array {
  const mask = test.masks[task]
  return Float32Array.from({ length: rows.length * width }, (_, i) => {
    const row = rows[Math.floor(i / width)]
    return !mask || mask[row] === 1 ? test.targets[task][row * width + (i % width)] : Number.NaN
  })
}
