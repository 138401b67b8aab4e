import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { incompleteBeta } from './incompleteBeta'

const inside = fc.integer({ min: 1, max: 999 }).map((k) => k / 1000)
const shape = fc.integer({ min: 1, max: 400 }).map((k) => k / 4)

describe('the incomplete beta function', () => {
  it('has its closed forms', () => {
    fc.assert(
      fc.property(inside, shape, (x, a) => {
        expect(incompleteBeta(x, a, 1)).toBeCloseTo(x ** a, 12)
        expect(incompleteBeta(x, 1, a)).toBeCloseTo(1 - (1 - x) ** a, 12)
        expect(incompleteBeta(x, 0.5, 0.5)).toBeCloseTo((2 / Math.PI) * Math.asin(Math.sqrt(x)), 12)
      }),
    )
  })

  it('is the tail of a binomial distribution for integers', () => {
    // I_x(2, 3) = Σ_{j ≥ 2} C(4, j) x^j (1 − x)^(4 − j)
    for (const x of [0.1, 0.5, 0.9]) {
      const tail = 6 * x ** 2 * (1 - x) ** 2 + 4 * x ** 3 * (1 - x) + x ** 4
      expect(incompleteBeta(x, 2, 3)).toBeCloseTo(tail, 13)
    }
  })

  it('obeys I_x(a + 1, b) = I_x(a, b) − x^a (1 − x)^b / (a B(a, b)), seen as never growing with a', () => {
    fc.assert(
      fc.property(inside, shape, shape, (x, a, b) => {
        const value = incompleteBeta(x, a, b)
        expect(value).toBeGreaterThanOrEqual(0)
        expect(value).toBeLessThanOrEqual(1)
        expect(value + incompleteBeta(1 - x, b, a)).toBeCloseTo(1, 11)
        expect(incompleteBeta(x, a + 1, b)).toBeLessThanOrEqual(value + 1e-12)
      }),
    )
  })

  it('ends at 0 and 1', () => {
    expect([0, -1, 1, 2].map((x) => incompleteBeta(x, 2, 3))).toEqual([0, 0, 1, 1])
    expect(incompleteBeta(Number.NaN, 2, 3)).toBeNaN()
  })
})
