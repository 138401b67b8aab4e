import { expect, test } from 'vitest'
import { largestResiduals, pairsOf, rangeOf, residualOf } from './residuals'

const truths = [2, Number.NaN, 0, 1, 3]
const outputs = [1, 5, 0.5, Number.POSITIVE_INFINITY, 3.25]
const pairs = pairsOf(truths, (i) => outputs[i], { offset: 100, factor: 10 })

test('pairs are in the unit, in the order of the true values, and without rows that lack either', () => {
  expect([...pairs.truths]).toEqual([100, 120, 130])
  expect([...pairs.predictions]).toEqual([105, 110, 132.5])
  expect([0, 1, 2].map((k) => residualOf(pairs, k))).toEqual([5, -10, 2.5])
})

test('the largest residuals of either sign come first', () => {
  expect(largestResiduals(pairs, 2)).toEqual([1, 0])
})

test('the axes follow the true values alone, with some room', () => {
  const [low, high] = rangeOf(pairs)
  expect(low).toBeCloseTo(100 - 0.08 * 30, 12)
  expect(high).toBeCloseTo(130 + 0.08 * 30, 12)
  const one = pairsOf([3, 3], () => 50, { offset: 0, factor: 1 })
  expect(rangeOf(one)).toEqual([0, 6])
  expect(rangeOf(pairsOf([], () => 0, { offset: 0, factor: 1 }))).toEqual([0, 1])
})
