import decodeQR from 'qr/decode.js'
import { expect, test } from 'vitest'
import { MOST_BYTES, qrPath } from './QrCode'

/** A picture of the code with four pixels a module, as a camera would see it. */
function pictureOf({ path, size }: NonNullable<ReturnType<typeof qrPath>>) {
  const side = size * 4
  const data = new Uint8Array(side * side * 4).fill(255)
  for (const [, x, y] of path.matchAll(/M(\d+) (\d+)h1v1h-1z/g))
    for (let dy = 0; dy < 4; dy++)
      for (let dx = 0; dx < 4; dx++) {
        const at = ((Number(y) * 4 + dy) * side + Number(x) * 4 + dx) * 4
        data.fill(0, at, at + 3)
      }
  return { width: side, height: side, data }
}

test.each([
  'https://example.org/#1',
  `https://example.org/playground/?answers=0&lock=weights,rate#1${'aB-_9'.repeat(120)}`,
  'https://example.org/?x=权重',
])('a reader gets the link back: %s', (link) => {
  const code = qrPath(link)
  if (!code) throw new Error('too long')
  expect(decodeQR(pictureOf(code))).toBe(link)
})

test('the longest text fits, and one byte more does not', () => {
  expect(qrPath('a'.repeat(MOST_BYTES))?.size).toBe(117 + 8)
  expect(qrPath('a'.repeat(MOST_BYTES + 1))).toBeNull()
})
