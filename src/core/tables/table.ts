/** A file with how it is read and what is in it: what a person sees before choosing columns. */
import { type Decoded, otherForm } from './decode'
import { FEWEST_ROWS, MOST_COLUMNS, MOST_DRAWN, MOST_ROWS, type Refusal, type Warning } from './findings'
import { guessDecimal, guessHeader, type Layout, type Records, usualWidth } from './layout'
import { type ColumnLook, lookAtColumns } from './look'
import type { ColumnKind } from './reader'

/** What splitting a text into cells gives (`worker/table/split.ts`). */
export interface Split {
  readonly records: Records
  readonly delimiter: Layout['delimiter']
  /** Whether the file goes on after the last row. */
  readonly more: boolean
  /** Row whose quote is never closed; null if all are. */
  readonly openQuote: number | null
}

export interface TableLook {
  readonly layout: Layout
  /** Rows below the header. */
  readonly rows: number
  readonly columns: readonly ColumnLook[]
  /** The first rows, with the header if there is one, as they are written. */
  readonly preview: readonly { readonly row: number; readonly cells: readonly string[] }[]
  readonly warnings: readonly Warning[]
}

/** What a person has corrected. */
export interface Corrections {
  readonly layout: Partial<Layout>
  /** By place of the column. */
  readonly kinds: ReadonlyMap<number, ColumnKind>
}

export const isRefusal = (value: object): value is Refusal => 'code' in value

/** Rows of the preview, cells of a row and characters of a cell. */
const PREVIEW = { rows: 8, cells: 40, characters: 80 }

/**
 * What is in a file, or why nothing can be used.
 *
 * @param onProgress share of the columns that were looked at
 */
export function lookAtTable(
  decoded: Decoded,
  split: Split,
  { layout: own, kinds }: Corrections,
  onProgress?: (share: number) => void,
): TableLook | Refusal {
  const { records, delimiter } = split
  const other = otherForm(decoded.text)
  if (other) return { code: other }
  if (records.cells.length === 0) return { code: 'empty' }
  const guessed = guessDecimal(records, delimiter)
  const decimal = own.decimal ?? guessed.decimal
  const header = Math.min(own.header ?? guessHeader(records, decimal), records.cells.length - 1)
  const layout: Layout = { encoding: decoded.encoding, delimiter, decimal, header }
  const width = usualWidth(records)
  const rows = records.cells.length - 1 - header
  // The quote has swallowed the rows or cells that would be missed otherwise.
  if (split.openQuote !== null && (width < 2 || rows < FEWEST_ROWS))
    return { code: 'openQuote', row: split.openQuote, layout }
  if (width < 2) return { code: 'oneColumn', row: records.rows[Math.max(header, 0)], layout }
  if (rows < FEWEST_ROWS && records.cells.length >= FEWEST_ROWS)
    return { code: 'lowHeader', row: records.rows[header], values: { count: rows, least: FEWEST_ROWS }, layout }
  if (rows < FEWEST_ROWS)
    return { code: 'fewRows', row: records.rows.at(-1), values: { count: rows, least: FEWEST_ROWS } }
  // Between commas, 1,234 in quotes is a thousand and 1.234 is none.
  const isDecimalOpen = own.decimal === undefined && !guessed.shown && delimiter !== ','
  const columns = lookAtColumns(records, { header, decimal, isDecimalOpen }, kinds, onProgress)
  const preview = records.cells.slice(Math.max(header, 0), Math.max(header, 0) + PREVIEW.rows).map((cells, k) => ({
    row: records.rows[Math.max(header, 0) + k],
    cells: cells.slice(0, PREVIEW.cells).map((cell) => cell.slice(0, PREVIEW.characters)),
  }))
  const warnings = [...decoded.warnings, ...ofFile(split, header, width)]
  return { layout, rows, columns, preview, warnings }
}

function ofFile({ records, more, openQuote }: Split, header: number, width: number): readonly Warning[] {
  const warnings: Warning[] = []
  const { cells, rows } = records
  if (openQuote !== null) warnings.push({ code: 'openQuote', row: openQuote })
  if (header > 0) warnings.push({ code: 'preamble', row: rows[header], values: { count: header } })
  if (header < 0) warnings.push({ code: 'noHeader', row: rows[0] })
  const uneven = cells.flatMap((row, k) => (k > header && row.length !== width ? [k] : []))
  if (uneven.length > 0) {
    const values = { count: uneven.length, cells: cells[uneven[0]].length, usual: width }
    warnings.push({ code: 'ragged', row: rows[uneven[0]], values })
  }
  if (more) warnings.push({ code: 'moreRows', row: rows.at(-1), values: { most: MOST_ROWS } })
  if (width > MOST_COLUMNS) warnings.push({ code: 'moreColumns', values: { count: width, most: MOST_COLUMNS } })
  const body = cells.length - 1 - header
  if (body > MOST_DRAWN) warnings.push({ code: 'drawn', values: { count: body, most: MOST_DRAWN } })
  return warnings
}
