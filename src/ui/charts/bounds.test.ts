import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  commonExtent,
  evenTicks,
  extent,
  linearBounds,
  logBounds,
  logTicks,
  roundUp,
  stepBounds,
  stretchedBy,
} from './bounds'

test('round numbers', () => {
  expect([0.00013, 1, 9.5, 11, 2400].map(roundUp)).toEqual([0.00015, 1, 10, 15, 3000])
  expect(evenTicks(0, 1, 4)).toEqual([0, 0.2, 0.4, 0.6, 0.8, 1])
  expect(evenTicks(-1, 1, 4)).toEqual([-1, -0.5, 0, 0.5, 1])
})

test('an axis ends at the largest value that can occur', () => {
  expect(linearBounds([0.6, 0.97], null).high).toBeCloseTo(1.2)
  expect(linearBounds([0.6, 0.97], null, 1)).toMatchObject({ low: 0, high: 1, ticks: [0, 0.2, 0.4, 0.6, 0.8, 1] })
  // The mean and its deviation may exceed it together.
  expect(linearBounds([0.6, 1.3], null, 1).high).toBe(1)
  expect(linearBounds([-0.4, 0.2], null, 1).high).toBeLessThan(1)
})

test('a line that explodes does not flatten those of other runs', () => {
  const lines = [[1, 0.5], [2, 0.4], [1, 1e30, Number.NaN], [1, 1e-3], []].map((values) => Float64Array.from(values))
  expect(commonExtent(lines, true)).toEqual([1e-3, 10])
  expect(commonExtent(lines, false)).toEqual([1e-3, expect.closeTo(1 + 3 * 0.6)])
  expect(commonExtent([lines[4]], false)).toBeNull()
})

test.each([
  ['even', linearBounds],
  ['logarithmic', logBounds],
] as const)('a curve that has gone flat leaves an %s axis the very same', (_, bounds) => {
  fc.assert(
    fc.property(
      fc.double({ min: 1e-6, max: 1e6, noNaN: true }),
      fc.double({ min: 1, max: 1.2, noNaN: true }),
      (low, k) => {
        const current = bounds([low, low * k], null)
        expect(bounds([low, low * k], current)).toBe(current)
      },
    ),
  )
})

describe('a run that goes on', () => {
  test('moves its step axis a few times only', () => {
    let current = stepBounds(0, null)
    let changes = 0
    for (let step = 1; step <= 10_000; step++) {
      const next = stepBounds(step, current)
      if (next !== current) changes++
      current = next
      expect(current.high).toBeGreaterThanOrEqual(step)
    }
    expect(changes).toBeLessThan(25)
  })

  test('has one step axis in every chart, which ends at its last step where that is round', () => {
    expect(stepBounds(1000, stepBounds(970, null)).high).toBe(1000)
    expect(stepBounds(1000, stepBounds(990, null))).toEqual(stepBounds(1000, null))
    expect(stepBounds(1010, null).high).toBe(1500)
  })

  test('moves its loss axis a few times only, and a start over resets it', () => {
    let current = linearBounds([0, 20], null)
    let changes = 0
    for (let loss = 20; loss > 0.1; loss *= 0.99) {
      const next = linearBounds([loss / 2, loss], current)
      if (next !== current) changes++
      current = next
    }
    expect(changes).toBeLessThan(15)
    expect(linearBounds([1, 20], current).high).toBeGreaterThanOrEqual(20)
  })

  test('a logarithmic axis too', () => {
    let current = logBounds([10, 20], null)
    let changes = 0
    for (let loss = 10; loss > 1e-4; loss *= 0.99) {
      const next = logBounds([loss, 20], current)
      if (next !== current) changes++
      current = next
    }
    expect(changes).toBeLessThan(20)
  })
})

test('whatever the values: inside the bounds, ticks ascending and inside too, two to seven of them', () => {
  const value = fc.double({ min: -1e6, max: 1e6, noNaN: true }).filter((x) => x === 0 || Math.abs(x) > 1e-6)
  fc.assert(
    fc.property(value, value, (a, b) => {
      const [least, most] = [Math.min(a, b), Math.max(a, b)]
      const { low, high, ticks } = linearBounds([least, most], null)
      expect(low).toBeLessThanOrEqual(Math.min(least, 0))
      expect(high).toBeGreaterThanOrEqual(Math.max(most, 0))
      expect(ticks.length).toBeGreaterThanOrEqual(2)
      expect(ticks.length).toBeLessThanOrEqual(7)
      ticks.forEach((tick, k) => {
        expect(tick).toBeGreaterThanOrEqual(low - 1e-9 * (high - low))
        expect(tick).toBeLessThanOrEqual(high + 1e-9 * (high - low))
        if (k > 0) expect(tick).toBeGreaterThan(ticks[k - 1])
      })
    }),
  )
})

test('a logarithmic axis holds its values between round numbers, with two to five ticks', () => {
  const value = fc.double({ min: -12, max: 9, noNaN: true }).map((power) => 10 ** power)
  fc.assert(
    fc.property(value, value, (a, b) => {
      const [least, most] = [Math.min(a, b), Math.max(a, b)]
      const { low, high, ticks } = logBounds([least, most], null)
      expect(low).toBeGreaterThan(0)
      expect(low).toBeLessThanOrEqual(least * (1 + 1e-9))
      expect(high).toBeGreaterThanOrEqual(most * (1 - 1e-9))
      expect(ticks.length).toBeGreaterThanOrEqual(2)
      expect(ticks.length).toBeLessThanOrEqual(5)
    }),
  )
})

test('ticks between powers of ten where there are few of those', () => {
  expect(logTicks(0.1, 10)).toEqual([0.1, 0.3, 1, 3, 10])
  expect(logTicks(0.1, 100)).toEqual([0.1, 1, 10, 100])
  expect(logTicks(0.2, 500)).toEqual([1, 10, 100])
  expect(logTicks(1e-6, 1e2).length).toBeLessThanOrEqual(5)
})

test('what is no number, or not positive on a logarithmic axis, has no extent', () => {
  const lines = [Float64Array.from([Number.NaN, 0, 3]), Float64Array.from([-2, Number.POSITIVE_INFINITY])]
  expect(extent(lines, false)).toEqual([-2, 3])
  expect(extent(lines, true)).toEqual([3, 3])
  expect(extent([Float64Array.from([Number.NaN])], false)).toBeNull()
})

describe('an axis for curves with earlier ones under them', () => {
  test.each([
    [null, [1, 2], [1, 2]],
    [[1, 2], null, [1, 2]],
    [
      [1, 2],
      [0.5, 4],
      [0.5, 4],
    ],
    // What exploded before leaves the picture and does not flatten the current values.
    [
      [1, 2],
      [1e-9, 1e300],
      [0.01, 200],
    ],
  ] as const)('log %j with %j', (own, earlier, expected) => {
    expect(stretchedBy(own, earlier, true)).toEqual(expected)
  })

  test('linear', () => {
    expect(stretchedBy([0, 1], [-1e9, 2], false)).toEqual([-3, 2])
    expect(stretchedBy([5, 5], [0, 1e9], false)).toEqual([0, 20])
  })
})
