/** The cells of a map as a table, with one row for each cell and seed. */
import type { CellNumbers } from '../core/maps/measures'
import { csvNumber, csvText } from './csv'
import { type CsvStyle, POINT } from './csvStyle'

/** A computed cell. */
export interface NamedCell {
  /** Where it is: one entry for each of the columns; numbers stay numbers. */
  readonly place: readonly (number | string)[]
  readonly numbers: CellNumbers
  /** Names of the engines that trained the runs of each number, as they are written. By seed. */
  readonly engines: readonly string[]
}

/**
 * The map as RFC 4180 or its variant with semicolons. Cells that are not computed are left out. A seed without the
 * number has an empty cell, and if it diverged the step. The last column names the engines, as the digits of a number
 * depend on them; it is empty where one is not known.
 */
export function mapCsv(
  head: {
    readonly place: readonly string[]
    readonly seed: string
    readonly measure: string
    readonly diverged: string
    readonly engine: string
  },
  cells: readonly NamedCell[],
  seeds: readonly number[],
  style: CsvStyle = POINT,
): string {
  const line = (entries: readonly string[]) => `${entries.join(style.separator)}\r\n`
  const write = (value: number | string) => (typeof value === 'number' ? csvNumber(value, style) : csvText(value))
  const titles = [...head.place, head.seed, head.measure, head.diverged, head.engine].map(csvText)
  const rows = cells.flatMap(({ place, numbers, engines }) =>
    numbers.values.map((value, s) => {
      const end = numbers.diverged[s]
      return line([
        ...place.map(write),
        csvNumber(seeds[s], style),
        csvNumber(value, style),
        csvNumber(end ?? Number.NaN, style),
        csvText(engines[s]),
      ])
    }),
  )
  return [line(titles), ...rows].join('')
}
