/** Which values a chart shows for a step, and in which order. Pure. */
import type { ChartModel } from './model'

/** A name with its value, and the value of its dashed twin if it has one. Both are indices of the model's lines. */
export interface Row {
  readonly line: number
  readonly twin: number | null
}

/** One row per solid line with its unlabelled dashed twin, then one row per dashed line that has its own label. */
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

/** All rows if they fit, otherwise those with the smallest values: for cosines, the strongest conflicts. */
export function rowsToRead(rows: readonly Row[], value: (line: number) => number, most: number): readonly Row[] {
  if (rows.length <= most) return rows
  const size = ({ line }: Row) => (Number.isNaN(value(line)) ? Number.POSITIVE_INFINITY : value(line))
  return [...rows].sort((a, b) => size(a) - size(b)).slice(0, most)
}
