/** Which values a chart reads out at a step, and in which order. Pure. */
import type { ChartModel } from './model'

/** A name with its value, and that of its dashed twin where there is one; indices of the model's lines. */
export interface Row {
  readonly line: number
  readonly twin: number | null
}

/** One row a solid line, its quiet dashed twin beside it; then a row for each dashed line with a name of its own. */
export function rowsOf({ lines }: Pick<ChartModel, 'lines'>): Row[] {
  const rows = lines
    .flatMap((line, k) => (line.quiet ? [] : [{ line: k, twin: null as number | null }]))
    .sort((a, b) => Number(lines[a.line].dashed ?? false) - Number(lines[b.line].dashed ?? false))
  lines.forEach((line, k) => {
    const row = line.quiet ? rows.find((candidate) => lines[candidate.line].label === line.label) : undefined
    if (row) row.twin = k
  })
  return rows
}

/** All rows where they fit; else those with the smallest values: of cosines, the conflicts. */
export function rowsToRead(rows: readonly Row[], value: (line: number) => number, most: number): readonly Row[] {
  if (rows.length <= most) return rows
  const size = ({ line }: Row) => (Number.isNaN(value(line)) ? Number.POSITIVE_INFINITY : value(line))
  return [...rows].sort((a, b) => size(a) - size(b)).slice(0, most)
}
