/** What a cell of a table says: nothing, a number, a date, yes or no. */
import { NEWEST, type Rules } from './rules'

export const DECIMALS = ['.', ','] as const
export type Decimal = (typeof DECIMALS)[number]

/** Spellings of a missing value, in lower case. */
const MISSING = new Set([
  ...[
    '',
    '-',
    '--',
    '—',
    '–',
    '?',
    '.',
    '*',
    'na',
    'n/a',
    'n.a.',
    'nan',
    'nil',
    'null',
    'none',
    'missing',
    '\\n',
    '<na>',
  ],
  ...['#n/a', '#na', '#value!', '#div/0!', '#ref!', '#name?', '#null!', '#num!', 'k.a.', 'k. a.', 'keine angabe'],
  ...['无', '空', '缺失', '暂无', '无数据', '未知', '不详'],
])

/** Spreadsheets write the same text with spaces, full-width digits or a space that does not break. */
export const tidy = (cell: string): string => {
  const trimmed = cell.trim()
  for (let k = 0; k < trimmed.length; k++) if (trimmed.charCodeAt(k) > 127) return trimmed.normalize('NFKC').trim()
  return trimmed
}

export const isMissing = (tidied: string): boolean => tidied.length < 13 && MISSING.has(tidied.toLowerCase())

/** Spellings of a missing value that are an answer in some columns: none beside low and high, 无 beside 有. */
const ANSWERS_TOO = new Set(['none', 'nil', '无', '空'])

export const mayBeAnswer = (tidied: string): boolean => ANSWERS_TOO.has(tidied.toLowerCase())

interface Amount {
  readonly value: number
  /** The cell has a percent sign; the value is as written. */
  readonly percent: boolean
}

/** The square of a number has to fit, too. */
const LARGEST = 1e100

const PLAIN = /^[+-]?\d+(\.\d+)?$/
// No number with thousands marks begins with 0: 0,125 with a decimal point is none.
const POINT = /^[+-]?([1-9]\d{0,2}(,\d{3})+|\d+)?(\.\d*)?(e[+-]?\d+)?$/i
const COMMA = /^[+-]?([1-9]\d{0,2}(\.\d{3})+|\d+)?(,\d*)?(e[+-]?\d+)?$/i

/**
 * A number with thousands marks (the other of point and comma, spaces, apostrophes), a currency sign, a percent sign,
 * or in brackets for a negative amount; null for any other text.
 */
export function amountIn(tidied: string, decimal: Decimal): Amount | null {
  if (decimal === '.' && tidied.length < 40 && PLAIN.test(tidied)) return { value: Number(tidied), percent: false }
  const first = tidied.charCodeAt(0)
  // Letters: most cells that are no numbers end here.
  if (tidied.length > 40 || (first >= 65 && first <= 122 && first !== 91)) return null
  const negative = /^\(.*\)$/.test(tidied)
  const bare = (negative ? tidied.slice(1, -1) : tidied)
    .replace(/^([+-]?)\s*[€$£¥]|[€$£¥元]$/g, '$1')
    .replace(/[\u2212\u2010-\u2013]/g, '-')
    .trim()
  const percent = bare.endsWith('%')
  const digits = (percent ? bare.slice(0, -1) : bare).trim().replace(/(\d)['’ ](?=\d{3}(\D|$))/g, '$1')
  if (!/\d/.test(digits) || !(decimal === '.' ? POINT : COMMA).test(digits)) return null
  const value = Number(decimal === '.' ? digits.replaceAll(',', '') : digits.replaceAll('.', '').replace(',', '.'))
  return Math.abs(value) < LARGEST ? { value: negative ? -value : value, percent } : null
}

/** Whether cells of a file show that it writes 1.5 as 1,5: `,` or `.`, or null for a cell that does not tell. */
export function decimalIn(tidied: string): Decimal | null {
  const found = /^[+-]?([1-9]\d{0,2}(?:([.,' ])\d{3})+|\d+)([.,])(\d+)\s*%?$/.exec(tidied)
  if (!found) return null
  const [, whole, mark, decimal, digits] = found
  // 1,234 may be either. 0,125 and 1234,567 cannot have a thousands mark.
  const isOpen = digits.length === 3 && /^[1-9]\d{0,2}$/.test(whole)
  if (mark === decimal || isOpen) return null
  return decimal === ',' ? ',' : '.'
}

/** Whether a number such as 1,234 or 1.234 has three decimals or a thousands mark: either is possible. */
export const isOpenAmount = (tidied: string): boolean => /^[+-]?[1-9]\d{0,2}[.,]\d{3}$/.test(tidied)

/** Which part of 03/04/2024 is the day. */
export type DayPlace = 'first' | 'second'

const YEAR_FIRST =
  /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[T ](\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?$/
const YEAR_LAST = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})(?:[ ,]+(\d{1,2}):(\d{2})(?::(\d{2}))?)?$/

/** Days since 1 January 1970, with the time of the day as a fraction and time zones ignored; null for any other text. */
export function daysIn(tidied: string, day: DayPlace, rules: Rules = NEWEST): number | null {
  const ahead = YEAR_FIRST.exec(tidied)
  if (ahead) return daysOf(ahead[1], ahead[2], ahead[3], ahead.slice(4), rules)
  const behind = YEAR_LAST.exec(tidied)
  if (!behind) return null
  const [, a, , b, year] = behind
  // Two digits are read as spreadsheets do: from 1930 to 2029.
  const whole = year.length === 4 ? year : String(Number(year) < 30 ? 2000 + Number(year) : 1900 + Number(year))
  return day === 'first' ? daysOf(whole, b, a, behind.slice(5), rules) : daysOf(whole, a, b, behind.slice(5), rules)
}

/** Whether a cell is a date, wherever its day stands. */
export const isDate = (tidied: string): boolean => daysIn(tidied, 'first') !== null || daysIn(tidied, 'second') !== null

function daysOf(
  year: string,
  month: string,
  day: string,
  time: readonly (string | undefined)[],
  rules: Rules,
): number | null {
  const [y, m, d] = [Number(year), Number(month), Number(day)]
  const date = new Date(0)
  date.setUTCFullYear(y, m - 1, d)
  // 31 February would be a day of March.
  if (date.getUTCMonth() !== m - 1 || date.getUTCDate() !== d) return null
  const [hours, minutes, seconds] = [0, 1, 2].map((k) => Number(time[k] ?? 0))
  // 24:00 ends a day, and the seconds of a minute may be 60.
  if (rules > 1 && (60 * hours + minutes > 1440 || minutes > 59 || seconds > 60)) return null
  return date.getTime() / 86_400_000 + (hours + (minutes + seconds / 60) / 60) / 24
}

/** What a date tells about the place of its day: the part above 12, or that either is possible. */
export function dayPlaceIn(tidied: string): DayPlace | 'either' | null {
  const found = YEAR_LAST.exec(tidied)
  if (!found) return null
  const [a, mark, b] = [Number(found[1]), found[2], Number(found[3])]
  // Only people who put the day first write points.
  if (a > 12 || mark === '.') return 'first'
  return b > 12 ? 'second' : 'either'
}

/** Pairs of words for no and yes, in lower case: those that answer any question, and those of some. */
const ANSWERS = ['no yes', 'n y', 'false true', 'f t', 'nein ja', 'n j', 'non oui', 'falsch wahr', '否 是', '错 对']
  .concat('假 真', '不 是')
  .map((pair) => pair.split(' '))
const STATES = ['0 1', '0.0 1.0', 'off on', '无 有', '未 已', 'failed passed', 'fail pass', 'dead alive'].map((pair) =>
  pair.split(' '),
)
const PAIRS = [...ANSWERS, ...STATES]

/** The two values in the order no, yes; by their words, else as they sort. */
export function noAndYes(a: string, b: string): readonly [string, string] {
  const [x, y] = [a.toLowerCase(), b.toLowerCase()]
  if (PAIRS.some(([no, yes]) => no === x && yes === y)) return [a, b]
  if (PAIRS.some(([no, yes]) => no === y && yes === x)) return [b, a]
  return inOrder(a, b) <= 0 ? [a, b] : [b, a]
}

/** Sets of words for no and for yes. Answers mix: a column may have N, 否 and Yes. */
const MIXED = [ANSWERS, ...STATES.map((pair) => [pair])].map((pairs) =>
  [0, 1].map((k) => new Set(pairs.map((pair) => pair[k]))),
)

const MOST_SPELLINGS = 16

/**
 * The spellings of no and those of yes where at least one of them has several, as in Yes, YES and no; in the order in
 * which they are given. Null for other values.
 */
export function answersIn(values: readonly string[]): readonly (readonly string[])[] | null {
  if (values.length < 3 || values.length > MOST_SPELLINGS) return null
  for (const words of MIXED) {
    const [no, yes] = words.map((of) => values.filter((value) => of.has(value.toLowerCase())))
    if (no.length > 0 && yes.length > 0 && no.length + yes.length === values.length) return [no, yes]
  }
  return null
}

/** Numbers by size, before texts by their characters: the same on every machine, unlike the order of a language. */
export function inOrder(a: string, b: string): number {
  const [x, y] = [Number(a), Number(b)]
  if (Number.isFinite(x) && Number.isFinite(y) && x !== y) return x - y
  if (Number.isFinite(x) !== Number.isFinite(y)) return Number.isFinite(x) ? -1 : 1
  return a < b ? -1 : a > b ? 1 : 0
}
