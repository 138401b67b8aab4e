import { describe, expect, it } from 'vitest'
import { trendOf } from './trend'

const line = (length: number, at: (i: number) => number) => Array.from({ length }, (_, i) => at(i))

describe('trendOf', () => {
  it('tells falling, rising and steady apart', () => {
    expect(
      trendOf(
        line(40, (i) => 2 - i / 40),
        10,
      ),
    ).toBe('falling')
    expect(
      trendOf(
        line(40, (i) => 1 + i / 40),
        10,
      ),
    ).toBe('rising')
    expect(
      trendOf(
        line(40, (i) => 1 + (i % 2) * 0.5),
        10,
      ),
    ).toBe('flat')
  })
  it('is flat for a curve too short to compare, and skips NaN', () => {
    expect(trendOf([1], 10)).toBe('flat')
    expect(trendOf([], 10)).toBe('flat')
    expect(trendOf([Number.NaN, 2, 2, Number.NaN, 1, 1], 3)).toBe('falling')
  })
})
