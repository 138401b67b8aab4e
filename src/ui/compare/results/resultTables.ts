/** The table of results as text and as files. Pure; the caller supplies titles and number formats. */
import type { Placing } from '../../../core/measures/placings'
import type { Table, TableCell } from '../../../share/tables'
import type { ResultColumn, ResultModel, ResultRow } from './tableModel'
import { decimalsOf } from './tableReading'

export interface Caption {
  readonly key: 'caption' | 'captionOneSeed' | 'captionMixed'
  readonly seeds: number
}

export interface Words {
  /** Says at which step and over which seeds the numbers are, and what bold means. */
  readonly caption: (caption: Caption) => string
  /** The full heading of a column. */
  readonly title: (column: ResultColumn) => string
  readonly spread: (title: string) => string
  readonly lane: string
  readonly seeds: string
  readonly diverged: string
  readonly laneName: (lane: number) => string
  readonly fixed: (value: number, decimals: number) => string
  readonly percent: (share: number) => string
  /** For a cell where only some of the seeds have a number. */
  readonly some: (known: number, seeds: number) => string
}

export const NONE = '—'

/** The texts of a cell's mean and of its spread, '' if it has none. */
export function cellText(
  column: ResultColumn,
  cell: Placing,
  decimals: number,
  words: Pick<Words, 'fixed' | 'percent' | 'some'>,
  seeds: number,
): { readonly mean: string; readonly spread: string } {
  if (Number.isNaN(cell.mean)) {
    const part = column.kind === 'reach' && cell.known > 0
    return { mean: part ? words.some(cell.known, seeds) : NONE, spread: '' }
  }
  if (column.kind === 'conflict') return { mean: words.percent(cell.mean), spread: '' }
  const spread = Number.isFinite(cell.deviation) ? `± ${words.fixed(cell.deviation, decimals)}` : ''
  return { mean: words.fixed(cell.mean, decimals), spread }
}

/** The table for reading: the shown columns, mean ± spread in one cell, the best in bold, and a caption. */
export function readableTable(
  model: ResultModel,
  rows: readonly ResultRow[],
  columns: readonly ResultColumn[],
  words: Words,
): Table {
  const decimals = decimalsByColumn(model)
  const places = columns.map((column) => model.columns.indexOf(column))
  return {
    caption: words.caption(captionOf(model)),
    columns: [
      { title: words.lane, align: 'left' },
      ...columns.map((column) => ({ title: words.title(column), align: 'right' as const })),
    ],
    rows: rows.map((row) => [
      { text: words.laneName(row.lane) },
      ...places.map((c): TableCell => {
        const cell = row.cells[c]
        const { mean, spread } = cellText(model.columns[c], cell, decimals[c], words, row.seeds)
        return { text: spread ? `${mean} ${spread}` : mean, best: cell.best }
      }),
    ]),
  }
}

/** The caption by the number of seeds: `captionMixed` if lanes have different numbers of seeds. */
function captionOf({ rows }: ResultModel): Caption {
  const counts = [...new Set(rows.map(({ seeds }) => seeds))]
  if (counts.length !== 1) return { key: 'captionMixed', seeds: 0 }
  return { key: counts[0] === 1 ? 'captionOneSeed' : 'caption', seeds: counts[0] }
}

/** The table for computing: all digits, a column for each mean, and one for its spread if any lane has one. */
export function numbersTable(model: ResultModel, rows: readonly ResultRow[], words: Words): Table {
  const spread = model.columns.map((_, c) => rows.some(({ cells }) => Number.isFinite(cells[c].deviation)))
  return {
    columns: [
      { title: words.lane, align: 'left' },
      { title: words.seeds, align: 'right' },
      { title: words.diverged, align: 'right' },
      ...model.columns.flatMap((column, c) => {
        const title = words.title(column)
        return [title, ...(spread[c] ? [words.spread(title)] : [])].map((each) => ({
          title: each,
          align: 'right' as const,
        }))
      }),
    ],
    rows: rows.map((row) => [
      { text: words.laneName(row.lane) },
      { text: String(row.seeds), value: row.seeds },
      { text: String(row.diverged), value: row.diverged },
      ...row.cells.flatMap(({ mean, deviation }, c) => [
        { text: '', value: mean },
        ...(spread[c] ? [{ text: '', value: deviation }] : []),
      ]),
    ]),
  }
}

export const decimalsByColumn = ({ columns, rows }: ResultModel): readonly number[] =>
  columns.map((column, c) =>
    decimalsOf(
      column,
      rows.map(({ cells }) => cells[c]),
    ),
  )
