/**
 * Numbers as people type them, in any of the usual notations: `1e-3`, `0,5`, `1.000,5`, `1 000`, `50 %`, `× 6`,
 * `3 × 10⁻⁷`, and full-width digits as Chinese and Japanese keyboards type them. An ambiguous text is refused, not
 * guessed.
 */

/** Offset of the full-width forms (U+FF01 to U+FF5E) from the ASCII characters. */
const FULL_WIDTH = 0xfee0
const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹'

const narrow = (text: string): string =>
  text
    .replace(/[\uff01-\uff5e]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - FULL_WIDTH))
    .replace(/[。｡]/g, '.')
    .replace(/[、､]/g, ',')
    .replace(/[\u2212\u2010-\u2013]/g, '-')
    .replace(/[\s\u00a0\u2009\u202f\u3000]/g, ' ')
    .replace(/[’_]/g, "'")

/** `10⁻⁷` as `10^-7`. */
const lowered = (text: string): string =>
  text.replace(
    /10([⁻⁺]?)([⁰¹²³⁴⁵⁶⁷⁸⁹]+)/g,
    (_, sign: string, digits: string) =>
      `10^${sign === '⁻' ? '-' : ''}${[...digits].map((digit) => SUPERSCRIPTS.indexOf(digit)).join('')}`,
  )

/** Thousands: groups of three after a first group that does not start with 0. In `0,001` the comma is decimal. */
const COMMAS = /^[1-9]\d{0,2}(,\d{3})+$/
const POINTS = /^[1-9]\d{0,2}(\.\d{3})+$/
const BLANKS = /^[1-9]\d{0,2}([ ']\d{3})+$/

/** Turns digits with separators, without a sign, into a text that `Number` reads; null if that is not possible. */
function plain(text: string): string | null {
  const [whole] = text.split(/[.,]/, 1)
  if (/[ ']/.test(text)) {
    // Blanks and apostrophes can only separate thousands.
    return BLANKS.test(whole) ? plain(whole.replace(/[ ']/g, '') + text.slice(whole.length)) : null
  }
  if (/^\d+$/.test(text)) return text
  const commas = text.split(',').length - 1
  const points = text.split('.').length - 1
  if (commas > 0 && points > 0) return mixed(text, text.lastIndexOf(',') > text.lastIndexOf('.') ? ',' : '.')
  if (commas > 0 && COMMAS.test(text)) return text.replace(/,/g, '')
  // A single point is a decimal point: `1.000` is 1. Several points can only separate thousands.
  if (points > 1) return POINTS.test(text) ? text.replace(/\./g, '') : null
  return commas + points === 1 && /\d/.test(text) ? text.replace(',', '.') : null
}

/** Comma and point: the last one is the decimal mark, and the other has to separate thousands. */
function mixed(text: string, decimal: ',' | '.'): string | null {
  const parts = text.split(decimal)
  if (parts.length !== 2 || !/^\d*$/.test(parts[1])) return null
  const [whole, fraction] = parts
  return (decimal === ',' ? POINTS : COMMAS).test(whole) ? `${whole.replace(/[.,]/g, '')}.${fraction}` : null
}

const NUMBER = /^([-+]?) ?((?:[\d.,]|[ '](?=\d))+?)(?:e([-+]?\d+)| ?[×x*·] ?10\^? ?([-+]?\d+))?$/i
const POWER = /^([-+]?) ?10\^ ?([-+]?\d+)$/

/** The typed number; NaN if the text is not a number or is ambiguous. Infinite if it exceeds a float's range. */
export function readNumber(typed: string): number {
  const text = lowered(narrow(typed))
    .trim()
    .replace(/^× ?/, '')
    .replace(/ ?[%°]$/, '')
  const power = POWER.exec(text)
  if (power) return Number(`${power[1]}1e${power[2]}`)
  const parts = NUMBER.exec(text)
  const digits = parts && plain(parts[2])
  return parts && digits !== null ? Number(`${parts[1]}${digits}e${parts[3] ?? parts[4] ?? 0}`) : Number.NaN
}
