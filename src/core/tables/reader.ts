/** How the cells of a column become numbers, once it is known what kind of column it is. */
import {
  amountIn,
  answersIn,
  type DayPlace,
  type Decimal,
  dayPlaceIn,
  daysIn,
  inOrder,
  isMissing,
  noAndYes,
  tidy,
} from './cells'
import { MOST_VALUES } from './findings'
import type { Records } from './layout'
import type { Rules } from './rules'
import { type Values, valuesIn } from './values'

/** `text` and `id` say nothing to a network, so they are shown and never used. */
export const COLUMN_KINDS = ['number', 'category', 'yesno', 'date', 'text', 'id'] as const
export type ColumnKind = (typeof COLUMN_KINDS)[number]

/** How cells of a column become values. */
export interface Reader {
  readonly kind: ColumnKind
  readonly decimal: Decimal
  /** Place of the day in dates that leave it open. */
  readonly day: DayPlace
  /** Whether 12 % is 12: only if all numbers of the column have the sign. Otherwise it is 0.12. */
  readonly percent: boolean
  /** The spellings of each class, the one that names it first; empty for numbers and dates. */
  readonly spellings: readonly (readonly string[])[]
  readonly rules: Rules
}

export const classesOf = ({ spellings }: Reader): readonly string[] => spellings.map(([name]) => name)

/** How the cells of a file are read. */
export interface How {
  readonly header: number
  readonly decimal: Decimal
  /** Whether the decimal sign is a guess that no cell confirms. */
  readonly isDecimalOpen: boolean
}

/** Rows below the header. */
export const bodyOf = ({ cells }: Records, header: number) => cells.slice(header + 1)

/** Values of one column of all rows of the body; NaN where there is none, or one that is not of its kind. */
export function readColumn(records: Records, header: number, place: number, reader: Reader): Float64Array {
  const read = readerOf(reader)
  const known = new Map<string, number>()
  return Float64Array.from(bodyOf(records, header), (row) => {
    const cell = row[place] ?? ''
    let value = known.get(cell)
    if (value === undefined) {
      value = read(tidy(cell))
      if (known.size < 10_000) known.set(cell, value)
    }
    return value
  })
}

/** How a column of this kind is read by these rules, which follows from its own cells; and the names of its classes. */
export function readerFor(
  records: Records,
  { header, decimal, rules }: Pick<How, 'header' | 'decimal'> & { readonly rules: Rules },
  place: number,
  kind: ColumnKind,
): { readonly reader: Reader; readonly classes: readonly string[] } {
  const reader = ownReader(kind, valuesIn(bodyOf(records, header), place, rules), decimal, rules)
  return { reader, classes: classesOf(reader) }
}

export const ownReader = (kind: ColumnKind, values: Values, decimal: Decimal, rules: Rules): Reader => ({
  kind,
  decimal,
  spellings: kind === 'category' ? categoriesIn(values) : kind === 'yesno' ? noAndYesIn(values, rules) : [],
  day: dayOf(values),
  percent: kind === 'number' && isPercent(values, decimal),
  rules,
})

export function readerOf({ kind, decimal, day, percent, spellings, rules }: Reader): (tidied: string) => number {
  if (kind === 'number')
    return (cell) => {
      const found = isMissing(cell) ? null : amountIn(cell, decimal)
      return found === null ? Number.NaN : found.percent && !percent ? found.value / 100 : found.value
    }
  if (kind === 'date') return (cell) => daysIn(cell, day, rules) ?? Number.NaN
  const index = new Map(spellings.flatMap((all, k) => all.map((spelling) => [spelling, k])))
  return (cell) => index.get(cell) ?? Number.NaN
}

export function dayOf(values: Values): DayPlace {
  for (const cell of values.keys()) {
    const place = dayPlaceIn(cell)
    if (place === 'first' || place === 'second') return place
  }
  return 'first'
}

export const isOpenDay = (values: Values): boolean => {
  const places = new Set([...values.keys()].map(dayPlaceIn))
  return places.has('either') && !places.has('first') && !places.has('second')
}

function isPercent(values: Values, decimal: Decimal): boolean {
  let signs = 0
  for (const cell of values.keys()) {
    const amount = amountIn(cell, decimal)
    if (amount && !amount.percent) return false
    if (amount) signs++
  }
  return signs > 0
}

const categoriesIn = (values: Values): Reader['spellings'] =>
  values.size > MOST_VALUES ? [] : [...values.keys()].toSorted(inOrder).map((name) => [name])

/** The spellings of no and of yes, the most frequent ones first; empty if the values are not two. */
function noAndYesIn(values: Values, rules: Rules): Reader['spellings'] {
  const [a, b] = values.keys()
  if (values.size === 2) return noAndYes(a, b).map((name) => [name])
  if (rules === 1) return []
  const byCount = [...values].toSorted(([, x], [, y]) => y.count - x.count)
  return answersIn(byCount.map(([name]) => name)) ?? []
}
