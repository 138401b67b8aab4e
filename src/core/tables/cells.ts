/** What a cell of a table says: nothing, a number, a date, yes or no. */

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
export function daysIn(tidied: string, day: DayPlace): number | null {
  const ahead = YEAR_FIRST.exec(tidied)
  if (ahead) return daysOf(ahead[1], ahead[2], ahead[3], ahead.slice(4))
  const behind = YEAR_LAST.exec(tidied)
  if (!behind) return null
  const [, a, , b, year] = behind
  // Two digits are read as spreadsheets do: from 1930 to 2029.
  const whole = year.length === 4 ? year : String(Number(year) < 30 ? 2000 + Number(year) : 1900 + Number(year))
  return day === 'first' ? daysOf(whole, b, a, behind.slice(5)) : daysOf(whole, a, b, behind.slice(5))
}

function daysOf(year: string, month: string, day: string, time: readonly (string | undefined)[]): number | null {
  const [y, m, d] = [Number(year), Number(month), Number(day)]
  const date = new Date(0)
  date.setUTCFullYear(y, m - 1, d)
  // 31 February would be a day of March.
  if (date.getUTCMonth() !== m - 1 || date.getUTCDate() !== d) return null
  const [hours, minutes, seconds] = [0, 1, 2].map((k) => Number(time[k] ?? 0))
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

/** Pairs of words for no and yes, in lower case. */
const PAIRS = [
  ...['no yes', 'n y', 'false true', 'f t', '0 1', '0.0 1.0', 'off on', 'nein ja', 'n j', 'non oui', 'falsch wahr'],
  ...['否 是', '无 有', '错 对', '假 真', '不 是', '未 已', 'failed passed', 'fail pass', 'dead alive'],
].map((pair) => pair.split(' '))

/** The two values in the order no, yes; by their words, else as they sort. */
export function noAndYes(a: string, b: string): readonly [string, string] {
  const [x, y] = [a.toLowerCase(), b.toLowerCase()]
  if (PAIRS.some(([no, yes]) => no === x && yes === y)) return [a, b]
  if (PAIRS.some(([no, yes]) => no === y && yes === x)) return [b, a]
  return inOrder(a, b) <= 0 ? [a, b] : [b, a]
}

/** Numbers by size, before texts by their characters: the same on every machine, unlike the order of a language. */
export function inOrder(a: string, b: string): number {
  const [x, y] = [Number(a), Number(b)]
  if (Number.isFinite(x) && Number.isFinite(y) && x !== y) return x - y
  if (Number.isFinite(x) !== Number.isFinite(y)) return Number.isFinite(x) ? -1 : 1
  return a < b ? -1 : a > b ? 1 : 0
}
