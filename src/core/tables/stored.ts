/**
 * The rows of a table as bytes, which workers get: columns one after the other, numbers before classes. `pack.ts` makes
 * them; this file is part of the first load.
 */
import type { Table } from '../problems/table/columns'
import type { Recipe } from './recipe'

/** In bytes, a class that is missing. */
export const NONE = 255

export const isNumeric = ({ kind }: { readonly kind: string }): boolean => kind === 'number' || kind === 'date'

/** The columns of a recipe in their order in the bytes. */
export const columnsOf = ({ inputs, targets }: Recipe) => {
  const all = [...inputs, ...targets]
  return [...all.filter(isNumeric), ...all.filter((column) => !isNumeric(column))]
}

/** Name of a column in a `Table`. */
export const columnId = ({ place }: { readonly place: number }): string => `c${place}`

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
