/** Makes the bytes of a table's rows (`stored.ts`). */
import { PURPOSE, permutation } from '../numerics/random'
import type { Table } from '../problems/table/columns'
import { MOST_DRAWN } from './findings'
import type { Recipe } from './recipe'
import { columnId, columnsOf, isNumeric, NONE } from './stored'

/** Indices of the rows that training can have, ascending: a draw that is the same for every file with as many rows. */
export function drawnRows(rows: number): Int32Array {
  if (rows <= MOST_DRAWN) return Int32Array.from({ length: rows }, (_, row) => row)
  return permutation(1, PURPOSE.split, 0, rows).slice(0, MOST_DRAWN).sort()
}

/** @param columns values of every row of the file by `columnId`; NaN = missing */
export function packTable(recipe: Recipe, { rows, values }: Table): Uint8Array<ArrayBuffer> {
  const drawn = drawnRows(rows)
  const columns = columnsOf(recipe)
  const numeric = columns.filter(isNumeric).length
  const bytes = new Uint8Array(drawn.length * (8 * numeric + columns.length - numeric))
  let at = 0
  for (const column of columns) {
    const own = values.get(columnId(column))
    if (!own) throw new Error(`no column '${column.name}'`)
    if (isNumeric(column)) {
      new Float64Array(bytes.buffer, at, drawn.length).forEach((_, k, list) => {
        list[k] = own[drawn[k]]
      })
      at += 8 * drawn.length
    } else {
      drawn.forEach((row, k) => {
        bytes[at + k] = Number.isNaN(own[row]) ? NONE : own[row]
      })
      at += drawn.length
    }
  }
  return bytes
}
