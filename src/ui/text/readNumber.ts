/**
 * Numbers as people type them, in any of the usual notations: `1e-3`, `0,5`, `1.000,5`, `1 000`, `50 %`, `× 6`,
 * `3 × 10⁻⁷`, and full-width digits as Chinese and Japanese keyboards have them. What could be meant in two ways is
 * not guessed at but refused.
 */

/** Full-width forms (U+FF01 to U+FF5E) are the ASCII characters this far along. */
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

/** Thousands: groups of three behind a first group that begins with no 0. `0,001` is a decimal comma. */
const COMMAS = /^[1-9]\d{0,2}(,\d{3})+$/
const POINTS = /^[1-9]\d{0,2}(\.\d{3})+$/
const BLANKS = /^[1-9]\d{0,2}([ ']\d{3})+$/

/** Digits with their marks, without a sign: as `Number` reads them, or null. */
function plain(text: string): string | null {
  const [whole] = text.split(/[.,]/, 1)
  if (/[ ']/.test(text)) {
    // Blanks and apostrophes only ever mark thousands.
    return BLANKS.test(whole) ? plain(whole.replace(/[ ']/g, '') + text.slice(whole.length)) : null
  }
  if (/^\d+$/.test(text)) return text
  const commas = text.split(',').length - 1
  const points = text.split('.').length - 1
  if (commas > 0 && points > 0) return mixed(text, text.lastIndexOf(',') > text.lastIndexOf('.') ? ',' : '.')
  if (commas > 0 && COMMAS.test(text)) return text.replace(/,/g, '')
  // One point is a decimal point: `1.000` is 1. Several can only mark thousands.
  if (points > 1) return POINTS.test(text) ? text.replace(/\./g, '') : null
  return commas + points === 1 && /\d/.test(text) ? text.replace(',', '.') : null
}

/** Both marks: the last one is the decimal mark, the other one has to mark thousands. */
function mixed(text: string, decimal: ',' | '.'): string | null {
  const parts = text.split(decimal)
  if (parts.length !== 2 || !/^\d*$/.test(parts[1])) return null
  const [whole, fraction] = parts
  return (decimal === ',' ? POINTS : COMMAS).test(whole) ? `${whole.replace(/[.,]/g, '')}.${fraction}` : null
}

const NUMBER = /^([-+]?) ?((?:[\d.,]|[ '](?=\d))+?)(?:e([-+]?\d+)| ?[×x*·] ?10\^? ?([-+]?\d+))?$/i
const POWER = /^([-+]?) ?10\^ ?([-+]?\d+)$/

/** The number that was typed; NaN if it is none or could be two. Out of range of a float it is infinite. */
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
