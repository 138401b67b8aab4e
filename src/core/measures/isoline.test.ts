import { expect, test } from 'vitest'
import { zeroLine } from './isoline'

const fieldOf = (n: number, f: (x: number, y: number) => number) =>
  Float64Array.from({ length: n * n }, (_, k) => f((k % n) + 0.5, Math.floor(k / n) + 0.5))

test('a straight boundary is found exactly', () => {
  const segments = zeroLine(
    fieldOf(6, (x, y) => x + y - 5.3),
    6,
  )
  expect(segments.length).toBeGreaterThan(8)
  for (let k = 0; k < segments.length; k += 2) expect(segments[k] + segments[k + 1]).toBeCloseTo(5.3, 9)
})

test('a circle is closed: every end meets another', () => {
  const segments = zeroLine(
    fieldOf(20, (x, y) => 6 - Math.hypot(x - 10, y - 10)),
    20,
  )
  const ends = new Map<string, number>()
  for (let k = 0; k < segments.length; k += 2) {
    const key = `${segments[k].toFixed(9)},${segments[k + 1].toFixed(9)}`
    ends.set(key, (ends.get(key) ?? 0) + 1)
    expect(Math.hypot(segments[k] - 10, segments[k + 1] - 10)).toBeCloseTo(6, 1)
  }
  expect([...ends.values()].every((count) => count === 2)).toBe(true)
})

test('a saddle keeps the corners apart that are not above 0', () => {
  expect(zeroLine([1, -1, -1, 1], 2)).toEqual([1, 0.5, 1.5, 1, 1, 1.5, 0.5, 1])
  expect(zeroLine([-1, 1, 1, -1], 2)).toEqual([0.5, 1, 1, 0.5, 1.5, 1, 1, 1.5])
})

test('no line without a change of sign, nor between values that are not numbers', () => {
  expect(zeroLine([1, 2, 3, 4], 2)).toEqual([])
  expect(zeroLine([Number.NaN, Number.NaN, Number.NaN, Number.NaN], 2)).toEqual([])
})
