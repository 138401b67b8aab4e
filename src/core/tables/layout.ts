/** How a file is laid out: what separates its cells, where its header is, and how it writes decimals. */
import { amountIn, type Decimal, decimalIn, isDate, isMissing, isOpenAmount, tidy } from './cells'
import type { Encoding } from './decode'

export const DELIMITERS = [',', ';', '\t', '|'] as const
export type Delimiter = (typeof DELIMITERS)[number]

/** How a file is read. All of it is guessed, and can be corrected. */
export interface Layout {
  readonly encoding: Encoding
  readonly delimiter: Delimiter
  readonly decimal: Decimal
  /** Index of the header among the rows that are not empty; −1 = none. Rows before it are left out. */
  readonly header: number
}

/** Rows of a file that are not empty, with cells as they are written. */
export interface Records {
  readonly cells: readonly (readonly string[])[]
  /** For each its row in the file, counted from 1. */
  readonly rows: readonly number[]
}

/** Rows at which guesses look. */
const LOOKED_AT = 300

const isDelimiter = (text: string | undefined): text is Delimiter =>
  text !== undefined && (DELIMITERS as readonly string[]).includes(text)

/** Excel's first line `sep=;`, which names the delimiter and is no row. */
export function withoutSepLine(text: string): { readonly text: string; readonly delimiter?: Delimiter } {
  const found = /^"?sep=(.)"?[^\n]*(?:\n|$)/i.exec(text)
  if (!found) return { text }
  const rest = text.slice(found[0].length)
  return isDelimiter(found[1]) ? { text: rest, delimiter: found[1] } : { text: rest }
}

/**
 * The delimiter that comes equally often in most rows of the beginning, outside of quotes. Where several do, as `;` and
 * the comma of 1,5, the one whose rows are more alike; a comma is taken last.
 */
export function guessDelimiter(text: string): Delimiter {
  const counts = countsPerRow(text.slice(0, 200_000))
  let best: { delimiter: Delimiter; share: number } | null = null
  for (const delimiter of ['\t', ';', '|', ','] as const) {
    const own = counts.map((count) => count[delimiter])
    const usual = mostFrequent(own.filter((count) => count > 0))
    if (usual === undefined) continue
    const share = own.filter((count) => count === usual).length / own.length
    if (!best || share > best.share) best = { delimiter, share }
  }
  return best?.delimiter ?? ','
}

type Counts = Record<Delimiter, number>

function countsPerRow(text: string): Counts[] {
  const none = (): Counts => ({ ',': 0, ';': 0, '\t': 0, '|': 0 })
  const counts: Counts[] = []
  let [current, quoted, empty] = [none(), false, true]
  for (const character of text) {
    if (character === '"') quoted = !quoted
    else if (!quoted && isDelimiter(character)) current[character]++
    if (character !== '\n' || quoted) {
      if (character.trim() !== '') empty = false
      continue
    }
    if (!empty) counts.push(current)
    if (counts.length >= LOOKED_AT) return counts
    current = none()
    empty = true
  }
  if (!empty) counts.push(current)
  return counts
}

/** The most frequent of some numbers, the larger of two; undefined if there are none. */
export function mostFrequent(values: readonly number[]): number | undefined {
  const counts = new Map<number, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return [...counts].toSorted(([a, m], [b, n]) => n - m || b - a)[0]?.[0]
}

/** Number of cells that most rows have. */
export const usualWidth = ({ cells }: Records): number =>
  mostFrequent(cells.slice(0, LOOKED_AT).map(({ length }) => length)) ?? 0

interface GuessedDecimal {
  readonly decimal: Decimal
  /** Whether cells of the file show it. Otherwise 1.100 may be a thousand and a hundred. */
  readonly shown: boolean
}

/**
 * The decimal sign of most cells that show one; with `;` between cells a comma, if cells such as 1,234 or 1.234 leave it
 * open: programs that write `;` do so because the comma is taken.
 */
export function guessDecimal({ cells }: Records, delimiter: Delimiter): GuessedDecimal {
  let [commas, points, open] = [0, 0, 0]
  for (const row of cells.slice(0, LOOKED_AT)) {
    for (const cell of row) {
      const tidied = tidy(cell)
      const decimal = decimalIn(tidied)
      if (decimal === ',') commas++
      else if (decimal === '.') points++
      else if (isOpenAmount(tidied)) open++
    }
  }
  if (commas !== points) return { decimal: commas > points ? ',' : '.', shown: true }
  return { decimal: delimiter === ';' && open > 0 ? ',' : '.', shown: false }
}

/** Whether a cell holds something that a header does not: a number or a date. */
const isValue = (cell: string, decimal: Decimal): boolean => {
  const tidied = tidy(cell)
  return amountIn(tidied, decimal) !== null || isDate(tidied)
}

/** A header may stand below a title, a date of export and the like. */
const LAST_HEADER = 20

/**
 * The header is the first row that is as wide as most, if at least half of its cells are names (neither values nor
 * missing) and it differs from what follows: below some name stand mostly values, or, in a table of texts, none of its
 * names comes again below itself.
 */
export function guessHeader(records: Records, decimal: Decimal): number {
  const width = usualWidth(records)
  const first = records.cells.findIndex(
    (row) => row.length === width && row.filter((cell) => cell.trim()).length > width / 2,
  )
  if (first < 0 || first > LAST_HEADER) return -1
  const header = records.cells[first]
  const body = records.cells.slice(first + 1, first + 1 + LOOKED_AT)
  const names = header.flatMap((cell, k) => (isMissing(tidy(cell)) || isValue(cell, decimal) ? [] : [k]))
  // A row alone: its names say that it is a header with nothing below.
  if (names.length >= width / 2 && records.cells.length === 1) return first
  if (names.length < width / 2 || body.length === 0) return -1
  const hasValues = (k: number) => {
    const filled = body.flatMap((row) => (isMissing(tidy(row[k] ?? '')) ? [] : [row[k]]))
    return filled.length > 0 && filled.filter((cell) => isValue(cell, decimal)).length > filled.length / 2
  }
  const repeats = (k: number) => body.some((row) => row[k] === header[k])
  return names.some(hasValues) || !names.some(repeats) ? first : -1
}
