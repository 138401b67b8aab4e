/** The curves as a table for a spreadsheet or a notebook: one row a recorded step. */

import { pairIndex } from '../core/measures/cosines'
import { type CsvStyle, POINT } from './csvStyle'

/** What is read of a history; `state/history.ts` has it. */
export interface CurveSource {
  readonly length: number
  readonly steps: Float64Array
  column(name: string, index?: number): Float64Array
}

const PER_TASK = [
  ['trainLosses', 'train loss'],
  ['testLosses', 'test loss'],
  ['testMetrics', 'test metric'],
  ['weights', 'weight'],
  ['gradientNorms', 'gradient norm'],
] as const
const OVERALL = [
  ['totalTrain', 'total train loss'],
  ['totalTest', 'total test loss'],
  ['learningRate', 'learning rate'],
] as const

/** RFC 4180 or its form with semicolons, lines ended by CRLF. Names are quoted where they must be; NaN is an empty cell. */
export function historyCsv(history: CurveSource, taskNames: readonly string[], style: CsvStyle = POINT): string {
  const columns: { readonly title: string; readonly values: Float64Array }[] = [
    { title: 'step', values: history.steps },
    ...OVERALL.map(([name, title]) => ({ title, values: history.column(name) })),
    ...taskNames.flatMap((task, t) =>
      PER_TASK.map(([name, title]) => ({ title: `${task}: ${title}`, values: history.column(name, t) })),
    ),
    ...taskNames.flatMap((first, i) =>
      taskNames.slice(i + 1).map((second, k) => ({
        title: `cosine ${first} / ${second}`,
        values: history.column('cosines', pairIndex(i, i + 1 + k, taskNames.length)),
      })),
    ),
  ]
  const lines = [columns.map(({ title }) => csvText(title)).join(style.separator)]
  for (let row = 0; row < history.length; row++) {
    lines.push(columns.map(({ values }) => csvNumber(values[row], style)).join(style.separator))
  }
  return `${lines.join('\r\n')}\r\n`
}

/** Nine digits; what is no number is an empty cell. */
export const csvNumber = (value: number | undefined, { decimal }: CsvStyle = POINT): string =>
  value === undefined || !Number.isFinite(value) ? '' : String(Number(value.toPrecision(9))).replace('.', decimal)

/**
 * Spreadsheets take a leading =, +, − or @ for a formula, in full width too, and pass over white space and
 * control characters in front of it: a quote in front makes it text. Quotes stand around every sign that
 * separates cells in some locale, whatever separates them here.
 */
export function csvText(text: string): string {
  const safe = /^[\s\p{C}]*[=+\-@＝＋－＠]|^[\t\r]/u.test(text) ? `'${text}` : text
  return /[",;\t\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
