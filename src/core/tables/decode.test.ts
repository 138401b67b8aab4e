import { describe, expect, it } from 'vitest'
import { type Decoded, decode } from './decode'

const utf8 = (text: string) => new TextEncoder().encode(text)
function utf16(text: string, littleEndian: boolean): Uint8Array {
  const view = new DataView(new ArrayBuffer(2 * text.length))
  for (let k = 0; k < text.length; k++) view.setUint16(2 * k, text.charCodeAt(k), littleEndian)
  return new Uint8Array(view.buffer)
}
const latin = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0))
/** 北京,上海 in GB18030. */
const CHINESE = [0xb1, 0xb1, 0xbe, 0xa9, 0x2c, 0xc9, 0xcf, 0xba, 0xa3]

describe('the encoding of a file', () => {
  it.each([
    ['utf-8', utf8('Größe,北京\n')],
    ['utf-8', utf8('\uFEFFGröße,北京\n')],
    ['utf-16le', utf16('\uFEFFGröße,北京\n', true)],
    ['utf-16be', utf16('\uFEFFGröße,北京\n', false)],
    ['utf-16le', utf16('Größe,北京\n', true)],
    ['utf-16be', utf16('Größe,北京\n', false)],
  ])('%s', (encoding, bytes) => {
    expect(decode(bytes)).toEqual({ text: 'Größe,北京\n', encoding, warnings: [] })
  })

  it('is GB18030 for common Chinese characters, Windows-1252 for single accents or two beside each other', () => {
    expect(decode(Uint8Array.from(CHINESE))).toEqual({ text: '北京,上海', encoding: 'gb18030', warnings: [] })
    for (const text of ['Größe;Straße;Öl', 'années;été;déjà', 'El Niño;señor']) {
      expect(decode(latin(text))).toEqual({ text, encoding: 'windows-1252', warnings: [] })
    }
  })

  it('stays UTF-8 if a few characters of many are broken, which is said with the row', () => {
    const cut = utf8(`äöü\n${'ß'.repeat(100)}\nü`).subarray(0, -1)
    expect(decode(cut)).toMatchObject({
      encoding: 'utf-8',
      warnings: [{ code: 'badCharacters', row: 3, values: { count: 1 } }],
    })
  })

  it('can be chosen', () => {
    expect((decode(Uint8Array.from(CHINESE), 'windows-1252') as Decoded).text).toBe('±±¾©,ÉÏº£')
  })
})

it('ends lines alike', () => {
  expect(decode(utf8('a\r\nb\rc\n'))).toMatchObject({ text: 'a\nb\nc\n' })
})

it('refuses what is no text, by what it is', () => {
  const code = (bytes: readonly number[]) => (decode(Uint8Array.from(bytes)) as { readonly code?: string }).code
  expect(code([])).toBe('empty')
  expect(code([0x50, 0x4b, 3, 4, 20])).toBe('spreadsheet')
  expect(code([0xff, 0xd8, 0xff, 0xe0])).toBe('picture')
  expect(code([0x25, 0x50, 0x44, 0x46, 0x2d])).toBe('pdf')
  expect(code([0x1f, 0x8b, 8])).toBe('packed')
  expect(code([65, 66, 0, 0, 0, 67])).toBe('binary')
  expect((decode(new Uint8Array(20_000_001)) as { readonly code?: string }).code).toBe('tooLarge')
})
