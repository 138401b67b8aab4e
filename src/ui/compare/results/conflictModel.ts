/** Conflict over training, averaged in columns that cover equally many steps. Pure. */

import type { ColumnName } from '../../../core/measures/columns'
import { inConflict } from '../../../core/measures/conflict'
import { pairCount } from '../../../core/measures/cosines'
import { logRatio } from '../../../core/measures/lengths'
import type { History } from '../../../state/history'
import { linePath, type Scale } from '../../charts/paths'

/** The part of a history that is read here. */
export type Source = Pick<History, 'length' | 'steps' | 'taskCount' | 'layerCount' | 'column'>

export const MOST_BINS = 200
/** Narrowest column that can still be pointed at, in pixels. */
const NARROWEST = 2

/** Number of columns: as many as are wide enough, and no more than there are records (every tenth step). */
export const binCount = (pixels: number, high: number): number =>
  Math.max(1, Math.min(MOST_BINS, Math.floor(pixels / NARROWEST), Math.ceil(high / 10)))

/**
 * Means of a value over the histories and over the records in each of `count` columns between step 0 and `high`. A
 * column without a record repeats the one before it, up to the last trained step. NaN after that, and where nothing is
 * known.
 */
export function binned(
  histories: readonly Source[],
  high: number,
  count: number,
  value: (history: Source) => (record: number) => number,
): Float64Array {
  const sums = new Float64Array(count)
  const counts = new Float64Array(count)
  let last = -1
  for (const history of histories) {
    const read = value(history)
    for (let record = 0; record < history.length; record++) {
      const bin = binOf(history.steps[record], high, count)
      last = Math.max(last, bin)
      const x = read(record)
      if (!Number.isFinite(x)) continue
      sums[bin] += x
      counts[bin]++
    }
  }
  const means = new Float64Array(count).fill(Number.NaN)
  for (let bin = 0; bin <= last; bin++) {
    means[bin] = counts[bin] > 0 ? sums[bin] / counts[bin] : bin > 0 ? means[bin - 1] : Number.NaN
  }
  return means
}

export const binOf = (step: number, high: number, count: number): number =>
  Math.min(count - 1, Math.max(0, Math.floor((step / high) * count)))

const columnAt = (name: ColumnName, index: number) => (history: Source) => {
  const column = history.column(name, index)
  return (record: number) => column[record] ?? Number.NaN
}

/** Reads the cosine of a pair of tasks, for the whole trunk (layer −1) or for one of its layers. */
export const cosineAt = (pair: number, layer: number): ((history: Source) => (record: number) => number) =>
  layer < 0
    ? columnAt('cosines', pair)
    : (history) => columnAt('layerCosines', layer * pairCount(history.taskCount) + pair)(history)

/** Reads 1 if two gradients point against each other, else 0. Its mean is a share of steps. */
export function conflictAt(history: Source): (record: number) => number {
  const pairs = Array.from({ length: pairCount(history.taskCount) }, (_, pair) => history.column('cosines', pair))
  return (record) => Number(inConflict(pairs, record) ?? Number.NaN)
}

/** Reads log₁₀(longest / shortest gradient). */
export function logRatioAt(history: Source): (record: number) => number {
  const norms = Array.from({ length: history.taskCount }, (_, task) => history.column('gradientNorms', task))
  return (record) => logRatio(norms, record)
}

export const leanAt = columnAt('lean', 0)

/** Reads 1 if the step raises the task's loss to first order, else 0. */
export const losesAt = (task: number) => (history: Source) => {
  const descents = history.column('descents', task)
  return (record: number) => (Number.isFinite(descents[record]) ? Number(descents[record] < 0) : Number.NaN)
}

/** Path of a curve through the middles of the columns. */
export function binPath(values: ArrayLike<number>, width: number, y: Scale): string {
  const middles = Float64Array.from(values, (_, bin) => ((bin + 0.5) * width) / values.length)
  return linePath(middles, Float64Array.from(values), (place) => place, y, false)
}
