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
    const sum = total(columns.map((values) => Math.abs(values[record]) || 0))
    return sum > 0 ? Math.abs(value) / sum : Number.NaN
  })
