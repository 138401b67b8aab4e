import { expect, test } from 'vitest'
import { isVanished, lengthOf, lengthsOf, logRatio } from './lengths'

test('a gradient counts as vanished by its squared length relative to the longest', () => {
  expect([0, 1e-31, 1e-29, 1].map((square) => isVanished(square, 1))).toEqual([true, true, false, false])
  expect(isVanished(Number.NaN, 1)).toBe(false)
})

test('the ratio of lengths is a logarithm to base 10 and leaves out tasks without a gradient', () => {
  const norms = [
    [1, 10, 0, Number.NaN],
    [100, 10, 1, 5],
    [10, Number.NaN, 2, Number.NaN],
  ]
  expect([0, 1, 2, 3].map((record) => logRatio(norms, record))).toEqual([2, 0, Number.NaN, 0])
  expect(logRatio([[Number.NaN]], 0)).toBeNaN()
})

test('lengths of gradients, on the trunk and layer by layer', () => {
  expect([...lengthsOf(Float64Array.of(4, 1, 1, 9), 2)]).toEqual([2, 3])
  expect([...lengthsOf(Float64Array.of(4, 1, 1, 9, 16, 0, 0, -1e-20), 2, 2)]).toEqual([2, 3, 4, 0])
})

test('a direction is as long as the sum of its parts, without tasks that take no part', () => {
  const m = Float64Array.of(9, 0, 0, 16)
  expect(lengthOf(m, [1, 1], 2)).toBe(5)
  expect(lengthOf(m, [-2, 0], 2)).toBe(6)
  const nan = Number.NaN
  expect(lengthOf(Float64Array.of(9, nan, nan, nan), [2, nan], 2)).toBe(6)
  expect(lengthOf(new Float64Array(4).fill(nan), [nan, nan], 2)).toBeNaN()
})
