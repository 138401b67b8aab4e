import { FEWEST_ROWS, type Refusal } from './findings'
import type { TableLook } from './table'

/** Rows that are offered as the header. */
const OFFERED = 12

/**
 * Indices of the rows that can be chosen as the header: the first ones that leave enough rows, and the one that is the
 * header now. If the rows below it were not counted, the first ones.
 */
export function headersFor(found: TableLook | Refusal): readonly number[] {
  const below = 'rows' in found ? found.rows : found.values?.count
  const header = found.layout?.header ?? -1
  const fitting = below === undefined ? OFFERED : header + 1 + Number(below) - FEWEST_ROWS
  const all = Array.from({ length: Math.max(Math.min(fitting, OFFERED), 0) }, (_, k) => k)
  return header >= all.length ? [...all, header] : all
}
