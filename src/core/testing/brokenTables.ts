/** Files of people that are no good tables: broken in one known way at a known place, or damaged anywhere. */
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import type { Finding } from '../tables/findings'

export interface BrokenTable {
  readonly bytes: Uint8Array<ArrayBuffer>
  /** What is wrong, and where: what has to be said about the file, perhaps among other things. */
  readonly wrong: Omit<Finding, 'values'>
}

/** Words of one language for three columns: numbers, places, yes or no. */
const WORDS = [
  { names: ['size', 'part', 'balcony'], parts: ['Süd', 'Östlich', 'Würm'], answers: ['no', 'yes'] },
  { names: ['Größe', 'Stadtteil', 'Balkon'], parts: ['Süd', 'Östlich', 'Würm'], answers: ['nein', 'ja'] },
  { names: ['面积', '城区', '阳台'], parts: ['南', '东城', '西湖'], answers: ['否', '是'] },
] as const

/** A good table, and a cell of it where it can be broken: from the 15th row on, so that enough rows stand before it. */
const sound = fc
  .record({
    words: fc.constantFrom(...WORDS),
    delimiter: fc.constantFrom(',', ';', '\t', '|'),
    newline: fc.constantFrom('\n', '\r\n', '\r'),
    byteOrderMark: fc.boolean(),
    count: fc.integer({ min: 24, max: 60 }),
    at: fc.integer({ min: 14, max: 23 }),
    column: fc.nat({ max: 2 }),
  })
  .map(({ words: { names, parts, answers }, count, ...rest }) => ({
    ...rest,
    header: names as readonly string[],
    rows: Array.from({ length: count }, (_, k) => [
      // Fewer different numbers than rows: a column of unlike numbers may be taken for the numbers of the rows.
      String(((k * 7) % 23) + 0.5),
      parts[(k * k) % 3],
      answers[(k * 5) % 7 > 3 ? 1 : 0],
    ]) as readonly (readonly string[])[],
  }))
type Sound = typeof sound extends fc.Arbitrary<infer T> ? T : never

const encode = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text)
const joined = (...parts: readonly Iterable<number>[]): Uint8Array<ArrayBuffer> =>
  new Uint8Array(parts.flatMap((part) => [...part]))

const linesOf = ({ header, rows, delimiter }: Sound): readonly string[] =>
  [header, ...rows].map((row) => row.join(delimiter))
const textOf = (table: Sound): string => (table.byteOrderMark ? '\uFEFF' : '') + linesOf(table).join(table.newline)
const bytesOf = (table: Sound) => encode(textOf(table))

/** The header is row 1 of the file. */
const rowInFile = (k: number): number => k + 2

const withColumn = (table: Sound, place: number, cell: (k: number) => string): Sound => ({
  ...table,
  rows: table.rows.map((row, k) => row.with(place, cell(k))),
})
const withCell = (table: Sound, place: number, cell: string): Sound =>
  withColumn(table, place, (k) => (k === table.at ? cell : table.rows[k][place]))
const withRow = (table: Sound, change: (row: readonly string[]) => readonly string[]): Sound => ({
  ...table,
  rows: table.rows.with(table.at, change(table.rows[table.at])),
})

/** First bytes of files that are no text. */
const DISGUISED = [
  ['picture', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ['picture', [0xff, 0xd8, 0xff, 0xe0]],
  ['picture', encode('GIF89a')],
  ['pdf', encode('%PDF-1.7\n')],
  ['spreadsheet', [0x50, 0x4b, 0x03, 0x04, 0x14, 0x00]],
  ['spreadsheet', [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]],
  ['packed', [0x1f, 0x8b, 0x08, 0x00]],
  ['packed', encode('PAR1')],
] as const
const UNREADABLE = ['about 5', '12 kg', '1e999', '=1+1', '1.2.3', '#', '0x1F']
const NO_CHARACTERS = [0xff, 0xc0, 0x80, 0xe5]

/** Each breaks a good table in one way. */
const WAYS: readonly ((table: Sound) => BrokenTable)[] = [
  // Nothing, or nothing but blank lines.
  ({ at, newline }) => ({ bytes: encode(newline.repeat(at % 4)), wrong: { code: 'empty' } }),
  (table) => {
    const rows = table.rows.slice(0, table.at % 9)
    return { bytes: bytesOf({ ...table, rows }), wrong: { code: 'fewRows', row: rows.length + 1 } }
  },
  (table) => {
    const [code, start] = DISGUISED[table.at % DISGUISED.length]
    return { bytes: joined(start, bytesOf(table)), wrong: { code } }
  },
  (table) => ({ bytes: bytesOf(withCell(table, table.column, '\0')), wrong: { code: 'binary' } }),
  (table) => ({
    bytes: encode(
      linesOf(table)
        .map((line) => line.split(table.delimiter)[table.column])
        .join(table.newline),
    ),
    wrong: { code: 'oneColumn', row: 1 },
  }),
  (table) => ({
    bytes: bytesOf(withCell(table, table.column, `"${table.rows[table.at][table.column]}`)),
    wrong: { code: 'openQuote', row: rowInFile(table.at) },
  }),
  (table) => ({
    bytes: bytesOf(withRow(table, (row) => (table.column > 0 ? [...row, 'more'] : row.slice(0, -1)))),
    wrong: { code: 'ragged', row: rowInFile(table.at) },
  }),
  (table) => {
    const [before, after] = textOf(withCell(table, 1, '\uE000')).split('\uE000')
    const stray = NO_CHARACTERS[table.at % NO_CHARACTERS.length]
    return {
      bytes: joined(encode(before), [stray], encode(after)),
      wrong: { code: 'badCharacters', row: rowInFile(table.at) },
    }
  },
  (table) => ({
    bytes: bytesOf({ ...table, header: table.header.with(2, table.header[0]) }),
    wrong: { code: 'duplicate', column: table.header[0] },
  }),
  (table) => ({
    bytes: bytesOf({ ...table, header: table.header.with(table.column, '') }),
    wrong: { code: 'unnamed', column: `#${table.column + 1}` },
  }),
  (table) => ({
    bytes: encode(linesOf(table).slice(1).join(table.newline)),
    wrong: { code: 'noHeader', row: 1 },
  }),
  (table) => {
    const titles = ['Export', '', 'Table 1'].slice(0, 1 + table.column)
    return {
      bytes: encode([...titles, ...linesOf(table)].join(table.newline)),
      wrong: { code: 'preamble', row: titles.length + 1 },
    }
  },
  (table) => {
    const [cell] = table.rows
    return {
      bytes: bytesOf(withColumn(table, table.column, () => cell[table.column])),
      wrong: { code: 'constant', column: table.header[table.column], row: 2 },
    }
  },
  (table) => {
    const number = table.column > 0
    return {
      bytes: bytesOf(withColumn(table, number ? 0 : 1, (k) => (number ? String(k + 1) : `KX${k}`))),
      wrong: { code: 'id', column: table.header[number ? 0 : 1], row: 2 },
    }
  },
  (table) => ({
    bytes: bytesOf(withColumn(table, 1, (k) => `a remark of visitor ${k}`)),
    wrong: { code: 'text', column: table.header[1], row: 2 },
  }),
  (table) => {
    // Enough rows to be a category; the first ones all have its first value.
    const rows = Array.from({ length: table.at + 130 }, (_, k) => table.rows[k % table.rows.length])
    const cell = (k: number) => `sort ${k < table.at ? 0 : (k - table.at) % 60}`
    return {
      bytes: bytesOf(withColumn({ ...table, rows }, 1, cell)),
      wrong: { code: 'manyClasses', column: table.header[1], row: rowInFile(table.at + 50) },
    }
  },
  (table) => ({
    bytes: bytesOf(withColumn(table, table.column, () => ['', 'NA', 'k. A.', '缺失'][table.at % 4])),
    wrong: { code: 'noValues', column: table.header[table.column] },
  }),
  (table) => ({
    bytes: bytesOf(withColumn(table, 0, (k) => (k < table.at - 9 ? table.rows[k][0] : ''))),
    wrong: { code: 'fewValues', column: table.header[0] },
  }),
  (table) => ({
    bytes: bytesOf(withCell(table, 0, UNREADABLE[table.at % UNREADABLE.length])),
    wrong: { code: 'unreadable', column: table.header[0], row: rowInFile(table.at) },
  }),
  (table) => ({
    bytes: bytesOf(withColumn(table, 0, (k) => `0${1 + (k % 9)}/0${1 + ((k * k) % 9)}/2024`)),
    wrong: { code: 'ambiguousDate', column: table.header[0], row: 2 },
  }),
  (table) => {
    const places = Array.from({ length: 501 + table.at }, (_, place) => place)
    const header = places.map((place) => `x${place}`)
    const rows = table.rows.map((_, k) => places.map((place) => String(((k + place) * 7) % 23)))
    return { bytes: bytesOf({ ...table, header, rows }), wrong: { code: 'moreColumns' } }
  },
]

/** One good table that was broken in one way. */
export const brokenTable: fc.Arbitrary<BrokenTable> = fc
  .tuple(sound, fc.constantFrom(...WAYS))
  .map(([table, broken]) => broken(table))

/** Real files from which damaged ones are made. */
const STARTS = ['german.csv', 'chinese-gb18030.csv', 'dates.csv', 'quotes-over-lines.csv', 'header-in-row-3.csv']
const THROWN_IN = ['"', '""', ';', ',,,,', '\n\n', '\r', '\t', '\0', '\uFEFF', 'NaN', '1e999', '=1+1', '…'.repeat(50)]
const somewhere = fc.double({ min: 0, max: 1, noNaN: true })

/** Bytes that were a table once: cut, mixed, with quotes and delimiters thrown in, in another encoding or none. */
export const damagedTable: fc.Arbitrary<Uint8Array<ArrayBuffer>> = fc
  .record({
    start: fc.constantFrom(...STARTS),
    cut: somewhere,
    strokes: fc.array(fc.record({ at: somewhere, bytes: fc.uint8Array({ maxLength: 12 }) }), { maxLength: 12 }),
    inserts: fc.array(fc.record({ at: somewhere, text: fc.constantFrom(...THROWN_IN) }), { maxLength: 12 }),
  })
  .map(({ start, cut, strokes, inserts }) => {
    const whole = new Uint8Array(readFileSync(`e2e/fixtures/tables/${start}`))
    let bytes = whole.slice(0, Math.round(cut * whole.length))
    for (const { at, text } of inserts) {
      const k = Math.round(at * bytes.length)
      bytes = joined(bytes.subarray(0, k), encode(text), bytes.subarray(k))
    }
    for (const { at, bytes: stroke } of strokes) {
      const from = Math.floor(at * bytes.length)
      bytes.set(stroke.subarray(0, Math.max(bytes.length - from, 0)), from)
    }
    return bytes
  })
