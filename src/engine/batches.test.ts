import { expect, test } from 'vitest'
import { createBatches } from './batches'

test('an epoch sees no row twice and skips rows that do not fill a batch', () => {
  const { rows, stepsPerEpoch } = createBatches(17, 5, [3, 9])
  expect(stepsPerEpoch).toBe(3)
  for (const epoch of [0, 1, 6]) {
    for (const run of [0, 1]) {
      const seen = [0, 1, 2].flatMap((k) => [...rows(3 * epoch + k).subarray(5 * run, 5 * run + 5)])
      expect(new Set(seen).size).toBe(15)
      expect(seen.every((row) => row >= 0 && row < 17)).toBe(true)
    }
  }
})

test('the rows of a step do not depend on earlier calls or on other runs', () => {
  const wandering = createBatches(40, 8, [3, 9])
  const asked = [7, 0, 23, 4].map((step) => [step, [...wandering.rows(step)]] as const)
  for (const [step, both] of asked) {
    expect([...createBatches(40, 8, [3]).rows(step)]).toEqual(both.slice(0, 8))
    expect([...createBatches(40, 8, [9]).rows(step)]).toEqual(both.slice(8))
  }
})

test('the order changes with epoch and seed', () => {
  const { rows } = createBatches(40, 8, [3, 9])
  expect([...rows(0)]).not.toEqual([...rows(5)])
  expect([...rows(0).subarray(0, 8)]).not.toEqual([...rows(0).subarray(8)])
})

test('the full batch is always the same array, with every row once for each run', () => {
  const { rows, stepsPerEpoch } = createBatches(6, 6, [3, 9])
  expect(stepsPerEpoch).toBe(1)
  expect(rows(0)).toBe(rows(11))
  expect([...rows(0)]).toEqual([0, 1, 2, 3, 4, 5, 0, 1, 2, 3, 4, 5])
})
