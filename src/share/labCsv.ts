/** Curves or paths of the loss lab as a table, with one row for each point of each entry. */
import { csvNumber, csvText } from './csv'
import { type CsvStyle, POINT } from './csvStyle'

export interface LabRows {
  readonly name: string
  /** The first column after the name. */
  readonly at: Float64Array
  /** One for each title, as long as `at`. */
  readonly columns: readonly Float64Array[]
}

/** Lines end with CRLF; a value that does not exist is an empty cell. */
export function labCsv(
  titles: readonly string[],
  entries: readonly LabRows[],
  first: string,
  style: CsvStyle = POINT,
): string {
  const line = (cells: readonly string[]) => `${cells.join(style.separator)}\r\n`
  const lines = [line(['entry', first, ...titles].map(csvText))]
  for (const { name, at, columns } of entries) {
    for (let i = 0; i < at.length; i++) {
      lines.push(
        line([csvText(name), csvNumber(at[i], style), ...columns.map((column) => csvNumber(column[i], style))]),
      )
    }
  }
  return lines.join('')
}
