/** Curves as a table for a spreadsheet or a notebook, with one row for each recorded step. */
import { pairIndex } from '../core/measures/cosines'
import type { MetricName } from '../core/metrics/names'
import { type CsvStyle, POINT } from './csvStyle'

/** The part of a history (`state/history.ts`) that is read here. */
export interface CurveSource {
  readonly length: number
  readonly steps: Float64Array
  column(name: string, index?: number): Float64Array
}

const PER_TASK = [
  ['trainLosses', 'train loss'],
  ['testLosses', 'test loss'],
  ['weights', 'weight'],
  ['gradientNorms', 'gradient norm'],
  ['relativeTrain', 'train loss / first'],
  ['relativeTest', 'test loss / first'],
] as const
/** A task as the table names it. */
export interface CsvTask {
  readonly name: string
  readonly metric: MetricName
}

const OVERALL = [
  ['totalTrain', 'total train loss'],
  ['totalTest', 'total test loss'],
  ['learningRate', 'learning rate'],
] as const
const SUMS = [
  ['relativeTrainSum', 'sum of train losses / first'],
  ['relativeTestSum', 'sum of test losses / first'],
] as const

interface Column {
  readonly title: string
  readonly values: Float64Array
}

/** The columns: step, totals, then those of each task, then those of each pair of tasks, then sums of relative losses. */
const columnsOf = (history: CurveSource, tasks: readonly CsvTask[]): readonly Column[] => [
  { title: 'step', values: history.steps },
  ...OVERALL.map(([name, title]) => ({ title, values: history.column(name) })),
  ...tasks.flatMap(({ name: task, metric }, t) => [
    ...PER_TASK.map(([name, title]) => ({ title: `${task}: ${title}`, values: history.column(name, t) })),
    { title: `${task}: test metric (${metric})`, values: history.column('testMetrics', t) },
  ]),
  ...tasks.flatMap(({ name: first }, i) =>
    tasks.slice(i + 1).map(({ name: second }, k) => ({
      title: `cosine ${first} / ${second}`,
      values: history.column('cosines', pairIndex(i, i + 1 + k, tasks.length)),
    })),
  ),
  ...SUMS.map(([name, title]) => ({ title, values: history.column(name) })),
]

const lineOf = (cells: readonly string[], { separator }: CsvStyle): string => `${cells.join(separator)}\r\n`

/** The curves of one run, as RFC 4180 or its variant with semicolons. Lines end with CRLF; NaN is an empty cell. */
export function historyCsv(history: CurveSource, tasks: readonly CsvTask[], style: CsvStyle = POINT): string {
  const columns = columnsOf(history, tasks)
  const lines = [
    lineOf(
      columns.map(({ title }) => csvText(title)),
      style,
    ),
  ]
  for (let row = 0; row < history.length; row++) {
    lines.push(
      lineOf(
        columns.map(({ values }) => csvNumber(values[row], style)),
        style,
      ),
    )
  }
  return lines.join('')
}

/** One run of a comparison. */
export interface LaneCurves {
  readonly lane: string
  readonly seed: number
  readonly history: CurveSource
}

/** Cells in one piece. Writing them takes some milliseconds, and the page can do other work between two pieces. */
const CELLS_AT_ONCE = 5000

/**
 * The curves of many runs as one table, in pieces to be written in order. It has a row for each lane, seed and
 * recorded step. Lane and seed come before the columns of `historyCsv`, so that a notebook can group by them,
 * however many lanes there are.
 */
export function* lanesCsv(
  runs: readonly LaneCurves[],
  tasks: readonly CsvTask[],
  style: CsvStyle = POINT,
): Generator<string> {
  for (const [k, { lane, seed, history }] of runs.entries()) {
    const columns = columnsOf(history, tasks).map(({ title, values }) => ({ title, values: values.slice() }))
    if (k === 0) yield lineOf(['lane', 'seed', ...columns.map(({ title }) => csvText(title))], style)
    const head = [csvText(lane), csvNumber(seed, style)]
    const rows = columns[0].values.length
    const atOnce = Math.max(1, Math.floor(CELLS_AT_ONCE / columns.length))
    for (let from = 0; from < rows; from += atOnce) {
      const lines: string[] = []
      for (let row = from; row < Math.min(rows, from + atOnce); row++) {
        lines.push(lineOf([...head, ...columns.map(({ values }) => csvNumber(values[row], style))], style))
      }
      yield lines.join('')
    }
  }
}

/** A number with nine digits. NaN and infinite values are empty cells. */
export const csvNumber = (value: number | undefined, { decimal }: CsvStyle = POINT): string =>
  value === undefined || !Number.isFinite(value) ? '' : String(Number(value.toPrecision(9))).replace('.', decimal)

/**
 * A text as a cell. Spreadsheets read a leading =, +, − or @, also in full width or after white space and control
 * characters, as the start of a formula. A leading apostrophe makes it text. Cells with a character that separates
 * cells in any locale are quoted.
 */
export function csvText(text: string): string {
  const safe = /^[\s\p{C}]*[=+\-@＝＋－＠]|^[\t\r]/u.test(text) ? `'${text}` : text
  return /[",;\t\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
