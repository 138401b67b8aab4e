import { expect, test } from 'vitest'
import { shareColumn, stackShares } from './shares'

const of = (...values: number[]) => Float64Array.from(values)

test('shares add up to 1 at every step, and to nothing where there is nothing', () => {
  const edges = stackShares([of(1, 0, -1), of(3, 0, 1)])
  expect([...edges[1]]).toEqual([0.25, 0, 0.5])
  expect([...edges[2]]).toEqual([1, 0, 1])
})

test('a share keeps its value where its weight is missing, and is none before the first', () => {
  const nan = Number.NaN
  const edges = stackShares([of(1, 1, 3, 1), of(nan, 1, nan, 0)])
  expect([...edges[1]]).toEqual([1, 0.5, 0.75, 1])
  expect([...edges[2]]).toEqual([1, 1, 1, 1])
})

test('the share of a column is missing where its value is missing, or where all values are 0', () => {
  const columns = [of(1, 0, -1, 1), of(3, 0, 1, Number.NaN)]
  expect([...shareColumn(columns, 0)]).toEqual([0.25, Number.NaN, 0.5, 1])
  expect([...shareColumn(columns, 1)]).toEqual([0.75, Number.NaN, 0.5, Number.NaN])
})
