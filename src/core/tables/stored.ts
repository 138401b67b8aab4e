/** The rows of a table as bytes, which workers get: columns one after the other, numbers before classes. */
import { PURPOSE, permutation } from '../numerics/random'
import type { Table } from '../problems/table/columns'
import { MOST_DRAWN } from './findings'
import type { Recipe } from './recipe'

/** In bytes, a class that is missing. */
const NONE = 255

const isNumeric = ({ kind }: { readonly kind: string }): boolean => kind === 'number' || kind === 'date'

/** The columns of a recipe in their order in the bytes. */
const columnsOf = ({ inputs, targets }: Recipe) => {
  const all = [...inputs, ...targets]
  return [...all.filter(isNumeric), ...all.filter((column) => !isNumeric(column))]
}

/** Name of a column in a `Table`. */
export const columnId = ({ place }: { readonly place: number }): string => `c${place}`

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

/** @throws if the bytes are not those of the recipe */
export function unpackTable(recipe: Recipe, bytes: Uint8Array): Table {
  const columns = columnsOf(recipe)
  const { rows } = recipe
  const numeric = columns.filter(isNumeric).length
  if (bytes.length !== rows * (8 * numeric + columns.length - numeric)) throw new Error('bytes of another table')
  // A copy where the bytes do not begin at a multiple of 8.
  const buffer = bytes.byteOffset % 8 === 0 ? bytes : bytes.slice()
  let at = buffer.byteOffset
  const values = new Map<string, Float64Array>()
  for (const column of columns) {
    if (isNumeric(column)) {
      values.set(columnId(column), new Float64Array(buffer.buffer, at, rows))
      at += 8 * rows
    } else {
      const own = new Uint8Array(buffer.buffer, at, rows)
      values.set(
        columnId(column),
        Float64Array.from(own, (value) => (value === NONE ? Number.NaN : value)),
      )
      at += rows
    }
  }
  return { rows, values }
}
