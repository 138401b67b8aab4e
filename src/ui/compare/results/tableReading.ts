/** How the table of results is read: the order of its rows, its decimals, and what a column allows to say. Pure. */
import { FEWEST_SEEDS } from '../../../core/measures/paired'
import type { Placing } from '../../../core/measures/placings'
import type { ResultColumn, ResultModel, ResultRow } from './tableModel'

export interface Sorting {
  /** Id of a column; null: the order of the lanes. */
  readonly column: string | null
  readonly direction: 'ascending' | 'descending'
}

export const unsorted: Sorting = { column: null, direction: 'ascending' }

/** The sorting after a press on a column's heading: best first, then worst first, then the order of the lanes. */
export function nextSorting(current: Sorting, { id, better }: Pick<ResultColumn, 'id' | 'better'>): Sorting {
  const first = better === 'high' ? 'descending' : 'ascending'
  if (current.column !== id) return { column: id, direction: first }
  if (current.direction !== first) return unsorted
  return { column: id, direction: first === 'ascending' ? 'descending' : 'ascending' }
}

/** Sorted rows. Rows without a number come last in both directions; equal rows keep their order. */
export function sortedRows({ columns, rows }: ResultModel, { column, direction }: Sorting): readonly ResultRow[] {
  const at = columns.findIndex(({ id }) => id === column)
  if (at < 0) return rows
  const sign = direction === 'ascending' ? 1 : -1
  return [...rows].sort((a, b) => {
    const [x, y] = [a.cells[at].mean, b.cells[at].mean]
    if (Number.isNaN(x) || Number.isNaN(y)) return Number(Number.isNaN(x)) - Number(Number.isNaN(y))
    return sign * (x - y)
  })
}

/** What a column allows to say: which lanes are best, and how the others compare with them. Lanes by index. */
export interface Standing {
  /**
   * - `alone`: only one lane has a number, so there is nothing to compare it with
   * - `equal`: all lanes with a number have the same one
   * - `untested`: there is a best lane, but too few seeds, or no test for this column
   * - `apart`, `tied`, `none`: all, some, none of the others are significantly different from the best
   */
  readonly kind: 'alone' | 'equal' | 'untested' | 'apart' | 'tied' | 'none'
  readonly best: readonly number[]
  /** Not significantly different from the best. */
  readonly tied: readonly number[]
  /** Lanes without a number: they diverged or have not reached the threshold. Nothing is said about them. */
  readonly without: readonly number[]
}

/** null if nothing can be compared: no such column, a single lane, or no lane with a number. */
export function standing(model: ResultModel, column: string): Standing | null {
  const at = model.columns.findIndex(({ id }) => id === column)
  const lanes = model.rows.filter(({ baseline }) => !baseline)
  if (at < 0 || model.columns[at].better === null || lanes.length < 2) return null
  const places = (of: (cell: Placing) => boolean) => lanes.filter(({ cells }) => of(cells[at])).map(({ lane }) => lane)
  const known = places((cell) => !Number.isNaN(cell.mean))
  const without = places((cell) => Number.isNaN(cell.mean))
  if (known.length === 0) return null
  if (known.length === 1) return { kind: 'alone', best: known, tied: [], without }
  const best = places((cell) => cell.best)
  const tied = places((cell) => cell.tied)
  const said = (kind: Standing['kind']): Standing => ({ kind, best, tied, without })
  if (best.length === known.length) return said('equal')
  if (model.commonSeeds < FEWEST_SEEDS || model.columns[at].kind === 'rank') return said('untested')
  if (tied.length === 0) return said('apart')
  return said(tied.length === known.length - best.length ? 'none' : 'tied')
}

/**
 * Why a cell has no number.
 *
 * - `ownTask`: a baseline has numbers for its own task alone
 * - `diverged`: some seeds diverged, and a mean over the others would flatter the lane
 * - `baselines`: Δm needs the baseline of every task
 * - `threshold`: no seed has reached the threshold, or not all before they diverged
 * - `metric`, `labels`: the metric or the loss of a task is not defined on its test points
 * - `gradients`: no step had gradients of two tasks
 * - `time`: no step has been measured yet
 */
export type Absence = 'ownTask' | 'diverged' | 'baselines' | 'threshold' | 'metric' | 'labels' | 'gradients' | 'time'

/** null if the lane has a number in the column, or the seeds that have one are counted there. */
export function absenceOf(model: ResultModel, row: ResultRow, column: ResultColumn): Absence | null {
  const cell = row.cells[model.columns.indexOf(column)]
  const { kind } = column
  if (!Number.isNaN(cell.mean) || (kind === 'reach' && cell.known > 0)) return null
  if (kind === 'time') return 'time'
  if (kind === 'deltaM' && !model.baselines) return 'baselines'
  if (row.baseline) return 'ownTask'
  if (kind === 'reach') return 'threshold'
  if (row.diverged > 0) return 'diverged'
  if (kind === 'conflict') return 'gradients'
  return kind === 'loss' ? 'labels' : 'metric'
}

/** Why the shown columns have cells without a number, each reason once. */
export const absencesIn = (model: ResultModel, columns: readonly ResultColumn[]): readonly Absence[] => [
  ...new Set(model.rows.flatMap((row) => columns.flatMap((column) => absenceOf(model, row, column) ?? []))),
]

/** Decimals of a column, equal in all rows so that digits align. */
export function decimalsOf(column: ResultColumn, cells: readonly Placing[]): number {
  // An error has a unit, as a loss has.
  if (column.kind === 'metric' && column.better === 'high') return 3
  switch (column.kind) {
    case 'deltaM':
    case 'rank':
      return 1
    case 'reach':
    case 'conflict':
      return 0
    default: {
      const largest = Math.max(0, ...cells.map((cell) => Math.abs(cell.mean)).filter(Number.isFinite))
      if (largest >= 100) return 1
      if (largest >= 10) return 2
      return largest > 0 ? Math.min(6, Math.max(3, 2 - Math.floor(Math.log10(largest)))) : 3
    }
  }
}
