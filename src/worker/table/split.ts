/** Splits a text into rows and cells. The only file that knows papaparse. */
import Papa from 'papaparse'
import { MOST_ROWS } from '../../core/tables/findings'
import { type Delimiter, guessDelimiter, withoutSepLine } from '../../core/tables/layout'
import type { Rules } from '../../core/tables/rules'
import type { Split } from '../../core/tables/table'

/**
 * Rows of a text whose lines end with `\n`: the first `MOST_ROWS` and a header. Rows without any character are left out,
 * and counted.
 *
 * @param chosen in place of the delimiter that the text names (`sep=;`) or that is guessed
 */
export function splitText(text: string, rules: Rules, chosen?: Delimiter): Split {
  const { text: written, delimiter: named } = withoutSepLine(text)
  const delimiter = chosen ?? named ?? guessDelimiter(written)
  const table = rules === 1 ? written : withQuotesFirst(written, delimiter)
  const { data, errors, meta } = Papa.parse<string[]>(table, { delimiter, newline: '\n', preview: MOST_ROWS + 1 })
  const cells: string[][] = []
  const rows: number[] = []
  data.forEach((row, k) => {
    if (row.every((cell) => cell.trim() === '')) return
    cells.push(row)
    rows.push(k + 1)
  })
  const quote = errors.find(({ code }) => code === 'MissingQuotes')
  return { records: { cells, rows }, delimiter, more: meta.truncated, openQuote: quote ? (quote.row ?? 0) + 1 : null }
}

/**
 * The text without the spaces between a delimiter and a quoted cell, which would make the quotes a part of the cell:
 * `"a", "b, c"` has two cells. Spaces within quotes stay, and so does a quoted word in the midst of a cell.
 */
function withQuotesFirst(text: string, delimiter: Delimiter): string {
  const mark = delimiter === '|' ? '\\|' : delimiter
  const spaced = `(\\n|^|${mark}) +(?="[^"]*"(?:"[^"]*")* *(?:${mark}|\\n|$))`
  if (!new RegExp(spaced).test(text)) return text
  // What is quoted comes first, and is put back as it is.
  return text.replace(new RegExp(`"[^"]*"|${spaced}`, 'g'), (found, before?: string) => before ?? found)
}
