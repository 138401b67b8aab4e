/** What the columns of a file are: their names, kinds and values, and what is wrong with them. */
import { amountIn, answersIn, type Decimal, daysIn, isDate, isMissing, isOpenAmount } from './cells'
import { FEWEST_ROWS, MOST_COLUMNS, MOST_VALUES, type Warning } from './findings'
import { type Records, usualWidth } from './layout'
import { outlierOf } from './outlier'
import { bodyOf, type ColumnKind, classesOf, dayOf, type How, isOpenDay, ownReader, readerOf } from './reader'
import { NEWEST } from './rules'
import { countWhere, filledOf, findValue, type Values, valuesIn } from './values'

/** A column as one of the kinds. */
export interface ColumnLook {
  /** Index among the columns of the file. */
  readonly place: number
  /** Unique within the file. */
  readonly name: string
  readonly kind: ColumnKind
  readonly guessed: ColumnKind
  /** Whether it can be an input or a target. */
  readonly usable: boolean
  /** Number of rows with a value that can be read as this kind. */
  readonly filled: number
  /** Number of different values; of a number or date, of different cells. */
  readonly distinct: number
  /** Of a category in order, of yes/no those for no and yes; else empty. */
  readonly classes: readonly string[]
  /** Number and date (days): mean and deviation of the values; else NaN. */
  readonly mean: number
  readonly deviation: number
  /** '%' if all its numbers have that sign, '' else. */
  readonly unit: string
  readonly warnings: readonly Warning[]
}

/** The columns of a file, at most `MOST_COLUMNS`. `chosen` are the kinds that the person has corrected, by place. */
export function lookAtColumns(
  records: Records,
  how: How,
  chosen: ReadonlyMap<number, ColumnKind>,
  onProgress?: (share: number) => void,
): readonly ColumnLook[] {
  const { header, decimal } = how
  const width = Math.min(Math.max(usualWidth(records), records.cells[header]?.length ?? 0), MOST_COLUMNS)
  const names = namesOf(header < 0 ? [] : records.cells[header], width)
  const body = bodyOf(records, header)
  return names.map(({ name, warnings }, place) => {
    const values = valuesIn(body, place, NEWEST)
    const guess = guessKind(name, values, body.length, decimal)
    const kind = chosen.get(place) ?? guess
    onProgress?.((place + 1) / width)
    return { place, name, guessed: guess, ...lookAs(kind, guess, values, name, records, how, warnings) }
  })
}

function namesOf(header: readonly string[], width: number) {
  const taken = new Set<string>()
  return Array.from({ length: width }, (_, place) => {
    // As it is written: m² stays m².
    const own = (header[place] ?? '').trim().replace(/\s+/g, ' ').slice(0, LONGEST_NAME)
    const wanted = own || `#${place + 1}`
    let name = wanted
    for (let k = 2; taken.has(name); k++) name = `${wanted} (${k})`
    taken.add(name)
    const warnings: Warning[] = []
    if (own && name !== own) warnings.push({ code: 'duplicate', column: own, values: { name } })
    if (!own && header.length > 0) warnings.push({ code: 'unnamed', column: name, values: { place: place + 1 } })
    return { name, warnings }
  })
}

const LONGEST_NAME = 60

/** A column is of a kind if this share of its cells can be read so. */
const ENOUGH = 0.9

function guessKind(name: string, values: Values, rows: number, decimal: Decimal): ColumnKind {
  const filled = filledOf(values)
  const distinct = values.size
  if ((distinct === 2 && filled > 2) || answersIn([...values.keys()])) return 'yesno'
  const day = dayOf(values)
  if (filled > 0 && countWhere(values, (cell) => daysIn(cell, day) !== null) >= ENOUGH * filled) return 'date'
  const isUnique = distinct === filled && filled > 1
  const numbers = countWhere(values, (cell) => amountIn(cell, decimal) !== null)
  // 007 and 01069 are names, whatever is done with them.
  const coded = countWhere(values, (cell) => /^0\d+$/.test(cell)) > 0
  if (filled > 0 && numbers >= ENOUGH * filled && !coded)
    return isUnique && filled === rows && isNumbering(name, values) ? 'id' : 'number'
  if (distinct <= MOST_VALUES && distinct <= 0.7 * filled) return 'category'
  const words = countWhere(values, (cell) => /\S\s+\S+\s+\S/.test(cell) || cell.length > 40)
  if (words > filled / 2) return 'text'
  if (isUnique) return 'id'
  return distinct > filled / 2 ? 'text' : 'category'
}

/** Whole numbers without a gap, or whole numbers under a name that says so. */
function isNumbering(name: string, values: Values): boolean {
  const numbers = [...values.keys()].map(Number)
  if (!numbers.every(Number.isInteger)) return false
  if (/^(id|nr|no|nummer|number|index|key|row|编号|序号|行号)\.?$|[_ ]id$|^#/i.test(name)) return true
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (const number of numbers) {
    if (number < least) least = number
    if (number > most) most = number
  }
  return most - least === numbers.length - 1 && numbers.length >= FEWEST_ROWS
}

/** Numbers that differ by less than this share of their size are the same but for rounding. */
const ROUNDING = 1e-12

/** Fewer values than this teach a task nothing. */
const FEW = 20

/** If this share of the cells of a column are dates, it was meant to have dates. */
const SOME_DATES = 0.2

function lookAs(
  kind: ColumnKind,
  guess: ColumnKind,
  values: Values,
  column: string,
  { rows, cells }: Records,
  { header, decimal, isDecimalOpen }: How,
  given: readonly Warning[],
): Omit<ColumnLook, 'place' | 'name' | 'guessed'> {
  const warnings = [...given]
  const rowOf = (first: number) => rows[header + 1 + first]
  const warn = (code: Warning['code'], row?: number, more?: Warning['values']) =>
    warnings.push({ code, column, ...(row === undefined ? {} : { row }), ...(more ? { values: more } : {}) })
  const reader = ownReader(kind, values, decimal, NEWEST)
  const isNumeric = kind === 'number' || kind === 'date'
  const read = readerOf(reader)
  let [filled, count, mean, squares] = [0, 0, 0, 0]
  let unreadable: { readonly cell: string; readonly row: number } | null = null
  for (const [cell, known] of values) {
    const value = isNumeric ? read(cell) : 0
    if (Number.isNaN(value)) {
      unreadable ??= { cell, row: rowOf(known.first) }
      continue
    }
    filled += known.count
    count += known.count
    const before = value - mean
    mean += (known.count * before) / count
    squares += known.count * before * (value - mean)
  }
  const all = filledOf(values)
  const deviation = count > 0 ? Math.sqrt(squares / count) : Number.NaN
  const only = findValue(values, () => true)
  const first = only?.[1].first ?? 0
  const empty = cells.length - 1 - header - all
  const unused = kind === 'id' || kind === 'text'
  const dates = unused || (kind === 'category' && values.size > MOST_VALUES) ? countWhere(values, isDate) : 0
  const undated = kind === guess && dates >= SOME_DATES * all ? findValue(values, (cell) => !isDate(cell)) : undefined
  if (unreadable && filled > 0)
    warn('unreadable', unreadable.row, { value: unreadable.cell.slice(0, LONGEST_NAME), count: all - filled })
  if (filled === 0) warn('noValues')
  else if (only && values.size === 1 && empty > 0)
    warn('oneMark', rowOf(first), { value: only[0].slice(0, LONGEST_NAME), count: all, empty })
  else if (values.size === 1 || (isNumeric && deviation <= ROUNDING * Math.abs(mean))) warn('constant', rowOf(first))
  else if (unused && kind !== guess) warn('setAside')
  else if (undated && dates > 0)
    warn('someDates', rowOf(undated[1].first), { value: undated[0].slice(0, LONGEST_NAME), count: dates, filled: all })
  else if (kind === 'id') warn('id', rowOf(first))
  else if (kind === 'text') warn('text', rowOf(first))
  else if (kind === 'category' && values.size > MOST_VALUES)
    warn('manyClasses', rowOf([...values.values()][MOST_VALUES].first), { count: values.size, most: MOST_VALUES })
  else if (kind === 'yesno' && reader.spellings.length === 0)
    warn('notTwo', rowOf([...values.values()][2].first), { count: values.size })
  else if (filled < FEW) warn('fewValues', undefined, { count: filled })
  const word = reader.spellings.length > 0 ? findValue(values, isMissing) : undefined
  if (word) warn('wordIsValue', rowOf(word[1].first), { value: word[0], count: word[1].count })
  if (kind === 'yesno' && values.size > 2 && reader.spellings.length === 2) {
    const [no, yes] = reader.spellings.map((spellings) => spellings.join(', '))
    warn('spellings', rowOf(first), { no, yes })
  }
  if (kind === 'number') {
    const numbers = [...values].map(([cell, known]) => ({ ...known, cell, value: read(cell) }))
    const outlier = outlierOf(numbers.filter(({ value }) => Number.isFinite(value)))
    if (outlier) warn('outlier', rowOf(outlier.farthest.first), { value: outlier.farthest.cell, count: outlier.rows })
  }
  const open = kind === 'number' && isDecimalOpen ? findValue(values, isOpenAmount) : undefined
  if (open) warn(open[0].includes(decimal) ? 'openDecimals' : 'openThousands', rowOf(open[1].first), { value: open[0] })
  if (kind === 'date' && filled > 0 && isOpenDay(values)) warn('ambiguousDate', rowOf(first))
  const usable = !warnings.some(({ code }) => BLOCKING.has(code))
  if (kind === 'date' && usable) {
    const [, date] = [...values].find(([cell]) => !Number.isNaN(read(cell))) ?? []
    warn('dateInput', rowOf(date?.first ?? first))
  }
  return {
    kind,
    usable,
    filled,
    distinct: kind === 'yesno' && reader.spellings.length > 0 ? reader.spellings.length : values.size,
    classes: classesOf(reader),
    mean: isNumeric ? mean : Number.NaN,
    deviation: isNumeric ? deviation : Number.NaN,
    unit: reader.percent ? '%' : '',
    warnings,
  }
}

/** Because of which a column cannot be used. */
const BLOCKING: ReadonlySet<Warning['code']> = new Set<Warning['code']>([
  'noValues',
  'constant',
  'oneMark',
  'id',
  'text',
  'setAside',
  'someDates',
  'manyClasses',
  'notTwo',
])
