/** Paths over a landscape as a table, with one row for each kept step of each path. */
import type { Kept } from '../core/landscapes/kept'
import { csvNumber, csvText } from './csv'
import { type CsvStyle, POINT } from './csvStyle'

export interface NamedPath {
  readonly method: string
  /** From 1. */
  readonly start: number
  readonly kept: Kept
}

const COLUMNS = ['x', 'loss', 'weight', 'direction'] as const
const HEAD = ['method', 'start', 'step', ...COLUMNS.flatMap((name) => [`${name}1`, `${name}2`])]

/**
 * The paths as RFC 4180 or its variant with semicolons, in pieces: the head, then each path. `weight` is α and
 * `direction` the combined gradient after clipping, both decided at that step.
 */
export function* landscapeCsv(paths: readonly NamedPath[], style: CsvStyle = POINT): Generator<string> {
  const line = (cells: readonly string[]) => `${cells.join(style.separator)}\r\n`
  yield line(HEAD)
  for (const { method, start, kept } of paths) {
    const front = [csvText(method), csvNumber(start, style)]
    const arrays = [kept.positions, kept.losses, kept.weights, kept.directions]
    const rows: string[] = []
    for (let k = 0; k < kept.count; k++) {
      const values = arrays.flatMap((array) => [array[2 * k], array[2 * k + 1]])
      rows.push(line([...front, csvNumber(kept.steps[k], style), ...values.map((value) => csvNumber(value, style))]))
    }
    yield rows.join('')
  }
}
