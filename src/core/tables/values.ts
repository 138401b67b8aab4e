/** The different values of a column, and which cells count as values at all. */
import { amountIn, isDate, isMissing, mayBeAnswer, tidy } from './cells'
import { MOST_VALUES } from './findings'
import type { Rules } from './rules'

export interface Known {
  count: number
  /** Index of the first row that has it. */
  readonly first: number
}

/** By their cell. */
export type Values = ReadonlyMap<string, Known>

/** The different values of a column in the order of their first rows, without those that are missing. */
export function valuesIn(body: readonly (readonly string[])[], place: number, rules: Rules): Values {
  const values = new Map<string, Known>()
  const words = new Map<string, Known>()
  for (let row = 0; row < body.length; row++) {
    const cell = tidy(body[row][place] ?? '')
    const missing = isMissing(cell)
    if (missing && (rules === 1 || !mayBeAnswer(cell))) continue
    const of = missing ? words : values
    const known = of.get(cell)
    if (known) known.count++
    else of.set(cell, { count: 1, first: row })
  }
  if (!areAnswers(words, values, body.length)) return values
  return new Map([...values, ...words].toSorted(([, a], [, b]) => a.first - b.first))
}

/** A word such as none is a value if at least this share of the rows has it. */
const OFTEN = 0.05

/** Whether words such as none are values: among few other words that come again, and often. */
function areAnswers(words: Values, values: Values, rows: number): boolean {
  if (words.size === 0 || values.size === 0 || values.size + words.size > MOST_VALUES) return false
  if (filledOf(words) < OFTEN * rows || filledOf(values) < 2 * values.size) return false
  const isWord = (cell: string) => amountIn(cell, '.') === null && amountIn(cell, ',') === null && !isDate(cell)
  return [...values.keys()].every(isWord)
}

export function countWhere(values: Values, holds: (cell: string) => boolean): number {
  let count = 0
  for (const [cell, known] of values) if (holds(cell)) count += known.count
  return count
}

export const filledOf = (values: Values): number => countWhere(values, () => true)

export function findValue(values: Values, holds: (cell: string) => boolean): readonly [string, Known] | undefined {
  for (const value of values) if (holds(value[0])) return value
  return undefined
}
