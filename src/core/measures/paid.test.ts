import { describe, expect, it } from 'vitest'
import { descentsOf } from './conflict'
import { pullShares, shares, totalShares } from './paid'

describe('shares', () => {
  it('are parts of the sum of sizes and never NaN', () => {
    expect(shares([1, -2, 1])).toEqual([0.25, 0.5, 0.25])
    expect(shares([Number.NaN, 3])).toEqual([0, 1])
    expect(shares([0, 0])).toEqual([0, 0])
  })
  it('weigh losses by h and norms by α', () => {
    expect(totalShares([1, 3], [3, 1])).toEqual([0.5, 0.5])
    expect(pullShares([1, 0], [5, 7])).toEqual([1, 0])
  })
})

describe('a promise', () => {
  const g = [
    [2, 0],
    [-1, 1],
  ]
  const m = g.map((a) => g.map((b) => a[0] * b[0] + a[1] * b[1]))

  it('is the decrease of linear losses under a step along −d', () => {
    const weights = [0.5, 2]
    const d = [0, 1].map((k) => weights[0] * g[0][k] + weights[1] * g[1][k])
    const falls = g.map((row) => row[0] * d[0] + row[1] * d[1])
    expect([...descentsOf(Float64Array.from(m.flat()), weights, 2)]).toEqual(falls)
    expect(falls[0]).toBeLessThan(0)
  })
  it('leaves out a task without a gradient', () => {
    const found = descentsOf(Float64Array.of(4, Number.NaN, Number.NaN, Number.NaN), [1, 1], 2)
    expect(found[0]).toBe(4)
    expect(found[1]).toBeNaN()
  })
})
