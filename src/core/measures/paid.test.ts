import { describe, expect, it, test } from 'vitest'
import { descentsOf } from './direction'
import { givenChanges, promisedChanges, pullShares, pullsOf, totalShares } from './paid'
import { shareColumn, shares } from './shares'

describe('shares', () => {
  it('are parts of the sum of sizes; a missing value has no share', () => {
    expect(shares([1, -2, 1])).toEqual([0.25, 0.5, 0.25])
    expect(shares([Number.NaN, 3, 1])).toEqual([Number.NaN, 0.75, 0.25])
    expect(shares([0, 0])).toEqual([0, 0])
  })
  it('weigh losses by h and norms by α', () => {
    expect(totalShares([1, 3], [3, 1])).toEqual([0.5, 0.5])
    expect(pullShares([1, 0], [5, 7])).toEqual([1, 0])
    expect(pullShares([-1, 3], [1, 1])).toEqual([0.25, 0.75])
  })
  it('of the pull name the same task on every layer if its weight makes up for a short gradient', () => {
    // Two layers of three tasks: the second has the shortest gradients and weight 30.
    const [weights, layers] = [Float64Array.of(1, 30, 1), Float64Array.of(0.5, 0.4, 6, 0.2, 0.3, 4)]
    const pulls = pullsOf(weights, layers)
    expect(pulls).toEqual([0.5, 12, 6, 0.2, 9, 4])
    expect(pullsOf(weights, Float64Array.of(1, Number.NaN, 1))).toEqual([1, Number.NaN, 1])
  })
})

test('shares of columns are of one record each', () => {
  const columns = [Float64Array.of(1, -3, 0, Number.NaN), Float64Array.of(3, 1, 0, 2)]
  expect([...shareColumn(columns, 0)]).toEqual([0.25, 0.75, Number.NaN, Number.NaN])
  expect([...shareColumn(columns, 1)]).toEqual([0.75, 0.25, Number.NaN, 1])
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
  it('is a change of the loss in proportion to the rate, as the outcome is', () => {
    expect(promisedChanges(0.1, [20, -10, Number.NaN])).toEqual([-2, 1, Number.NaN])
    expect(givenChanges([2, -1, 0])).toEqual([-2, 1, 0])
  })
})
