import type { Column, Table } from './columns'

/**
 * Reads a file of `public/data` that `tools/data/tables.ts` has written: JSON with one list for each column, of numbers
 * or indices of classes, and null for a missing value.
 *
 * @throws if the file does not have the columns that the problem states
 */
export function readTable(bytes: Uint8Array, columns: readonly Column[]): Table {
  const file = JSON.parse(new TextDecoder().decode(bytes)) as Record<string, unknown>
  const values = new Map(columns.map((column) => [column.id, checked(column, file[column.id])] as const))
  const lengths = new Set([...values.values()].map(({ length }) => length))
  if (lengths.size !== 1) throw new Error('columns of unlike lengths')
  return { rows: [...lengths][0], values }
}

function checked(column: Column, found: unknown): Float64Array {
  if (!Array.isArray(found)) throw new Error(`no column '${column.id}'`)
  return Float64Array.from(found, (value: unknown, row) => {
    if (value === null) return Number.NaN
    const fits = typeof value === 'number' && (column.kind === 'number' || column.classes[value] !== undefined)
    if (!fits) throw new Error(`column '${column.id}', row ${row}: ${value}`)
    return value
  })
}
