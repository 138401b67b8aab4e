/** Parts of a sum of sizes, without unit. */
import { total, type Vector } from '../numerics/dense'

/**
 * |x_i| / Σ|x| over the finite values, 0 where the sum is 0. NaN for the other values: a task without a label has no
 * share.
 */
export function shares(x: Vector): number[] {
  const sum = total(x.map((value) => (Number.isFinite(value) ? Math.abs(value) : 0)))
  return x.map((value) => (Number.isFinite(value) ? (sum > 0 ? Math.abs(value) / sum : 0) : Number.NaN))
}

/** The column `index` as its share of Σ|x| over all columns, by record; NaN where the sum is 0. */
export const shareColumn = (columns: readonly Float64Array[], index: number): Float64Array =>
  columns[index].map((value, record) => {
    let sum = 0
    for (const values of columns) sum += Math.abs(values[record]) || 0
    return sum > 0 ? Math.abs(value) / sum : Number.NaN
  })

/**
 * Shares of |x| in their sum, stacked, by record: the edges between the columns, [count + 1] curves from 0 to 1. A gap
 * (no label in the batch) is not a weight of 0: the column keeps the last value before it.
 */
export function stackShares(columns: readonly Float64Array[]): Float64Array[] {
  const length = columns[0]?.length ?? 0
  const edges = [new Float64Array(length), ...columns.map(() => new Float64Array(length))]
  const parts = columns.map(() => 0)
  for (let i = 0; i < length; i++) {
    columns.forEach((column, k) => {
      if (Number.isFinite(column[i])) parts[k] = Math.abs(column[i])
    })
    // Divide by the largest part first: the plain sum could overflow, or be too small to divide by.
    const largest = Math.max(...parts)
    const sum = parts.reduce((all, part) => all + part / largest, 0)
    let below = 0
    parts.forEach((part, k) => {
      below += largest > 0 ? part / largest / sum : 0
      edges[k + 1][i] = below
    })
  }
  return edges
}
