import { expect, test } from 'vitest'
import { isVanished, logRatio } from './lengths'

test('a gradient vanishes beside a longer one, by its squared length', () => {
  expect([0, 1e-31, 1e-29, 1].map((square) => isVanished(square, 1))).toEqual([true, true, false, false])
  expect(isVanished(Number.NaN, 1)).toBe(false)
})

test('the ratio of lengths is a power of ten, without tasks that have none', () => {
  const norms = [
    [1, 10, 0, Number.NaN],
    [100, 10, 1, 5],
    [10, Number.NaN, 2, Number.NaN],
  ]
  expect([0, 1, 2, 3].map((record) => logRatio(norms, record))).toEqual([2, 0, Number.NaN, 0])
  expect(logRatio([[Number.NaN]], 0)).toBeNaN()
})
