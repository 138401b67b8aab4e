/** Bytes to text: which encoding a file has, and what is no text at all. */
import { MOST_BYTES, type Refusal, type RefusalCode, type Warning } from './findings'

/** Labels as `TextDecoder` knows them. */
export const ENCODINGS = ['utf-8', 'utf-16le', 'utf-16be', 'gb18030', 'windows-1252'] as const
export type Encoding = (typeof ENCODINGS)[number]

export interface Decoded {
  readonly text: string
  readonly encoding: Encoding
  readonly warnings: readonly Warning[]
}

/** Beginnings of files that people take for tables. */
const SIGNATURES: readonly (readonly [code: RefusalCode, bytes: readonly number[]])[] = [
  // ZIP, as in .xlsx, .ods and .numbers, and the older .xls.
  ['spreadsheet', [0x50, 0x4b, 0x03, 0x04]],
  ['spreadsheet', [0xd0, 0xcf, 0x11, 0xe0]],
  ['picture', [0x89, 0x50, 0x4e, 0x47]],
  ['picture', [0xff, 0xd8, 0xff]],
  ['picture', [0x47, 0x49, 0x46, 0x38]],
  ['picture', [0x52, 0x49, 0x46, 0x46]],
  ['pdf', [0x25, 0x50, 0x44, 0x46]],
  ['packed', [0x1f, 0x8b]],
  ['packed', [0x50, 0x41, 0x52, 0x31]],
]

/** Beginnings of texts that are no tables. A cell may begin with one of these marks, so more than the mark is asked for. */
const TEXT_SIGNATURES: readonly (readonly [code: RefusalCode, start: RegExp])[] = [
  ['json', /^\s*(?:\{\s*["}]|\[\s*[[{"\]])/],
  ['webPage', /^\s*<(?:!doctype|!--|\?xml|html|head|body|script|table)[\s>-]/i],
]

/** What a text is in place of a table; undefined if it may be one. */
export const otherForm = (text: string): RefusalCode | undefined =>
  TEXT_SIGNATURES.find(([, start]) => start.test(text))?.[0]

/** Bytes that are looked at where the whole file would take long. */
const SAMPLE = 65_536

const REPLACEMENT = '\uFFFD'

/**
 * The text of a file without byte order mark, with `\n` at every end of a line.
 *
 * UTF-8 and UTF-16 are told by their marks, UTF-16 also by the zeros of its Latin characters, UTF-8 by its strict form.
 * What is left is GB18030 if most of its bytes above 127 are pairs of a common Chinese character (first byte B0 to D7:
 * the 3,755 characters of GB 2312's first level, or A1 to A3: its punctuation), else Windows-1252.
 *
 * @param chosen an encoding that the person has chosen in place of the guess
 */
export function decode(bytes: Uint8Array, chosen?: Encoding): Decoded | Refusal {
  if (bytes.length === 0) return { code: 'empty' }
  if (bytes.length > MOST_BYTES) return { code: 'tooLarge', values: { size: bytes.length, most: MOST_BYTES } }
  const known = SIGNATURES.find(([, start]) => start.every((byte, k) => bytes[k] === byte))
  if (known) return { code: known[0] }
  const utf16 = utf16Of(bytes)
  if (!utf16 && bytes.subarray(0, SAMPLE).includes(0)) return { code: 'binary' }
  if (chosen) return read(bytes, chosen)
  if (utf16) return read(bytes, utf16)
  const utf8 = read(bytes, 'utf-8')
  if (utf8.warnings.length === 0 || isMostlyRight(utf8.text)) return utf8
  return read(bytes, isChinese(bytes.subarray(0, SAMPLE)) ? 'gb18030' : 'windows-1252')
}

/** UTF-16 has a mark, or a zero in every second byte of what is not Chinese. */
function utf16Of(bytes: Uint8Array): Encoding | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  const sample = bytes.subarray(0, SAMPLE)
  const zeros = [0, 0]
  sample.forEach((byte, k) => {
    if (byte === 0) zeros[k % 2]++
  })
  const [even, odd] = zeros
  const many = sample.length / 8
  if (odd > many && even === 0) return 'utf-16le'
  return even > many && odd === 0 ? 'utf-16be' : null
}

function read(bytes: Uint8Array, encoding: Encoding): Decoded {
  const text = new TextDecoder(encoding).decode(bytes).replace(/\r\n?/g, '\n')
  const at = text.indexOf(REPLACEMENT)
  if (at < 0) return { text, encoding, warnings: [] }
  const count = text.split(REPLACEMENT).length - 1
  const row = text.slice(0, at).split('\n').length
  return { text, encoding, warnings: [{ code: 'badCharacters', row, values: { count } }] }
}

/** A few characters that are no UTF-8, among many that are: a file that was cut, or put together from two. */
function isMostlyRight(text: string): boolean {
  let [wrong, right] = [0, 0]
  for (let k = 0; k < text.length; k++) {
    if (text[k] === REPLACEMENT) wrong++
    else if (text.charCodeAt(k) > 127) right++
  }
  return right > 10 * wrong
}

function isChinese(bytes: Uint8Array): boolean {
  let [high, common] = [0, 0]
  for (let k = 0; k < bytes.length; k++) {
    if (bytes[k] < 128) continue
    high++
    const [first, second] = [bytes[k], bytes[k + 1] ?? 0]
    if (second < 0xa1) continue
    high++
    k++
    if ((first >= 0xb0 && first <= 0xd7) || (first >= 0xa1 && first <= 0xa3)) common += 2
  }
  return common > 0.6 * high
}
