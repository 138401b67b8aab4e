import { expect, test } from 'vitest'
import { inConflict, mostOpposed, mostOpposedTo } from './conflict'

/** Pairs (0,1), (0,2), (1,2). */
const cosines = [0.5, -0.2, -0.6]

test('the most opposed pair, and the task most opposed to one', () => {
  expect(mostOpposed(cosines, 3)).toEqual({ task: 1, other: 2, cosine: -0.6 })
  expect(mostOpposedTo(cosines, 0, 3)).toEqual({ task: 0, other: 2, cosine: -0.2 })
  expect(mostOpposedTo(cosines, 2, 3)).toEqual({ task: 2, other: 1, cosine: -0.6 })
})

test('a pair without two directions is never the most opposed one', () => {
  const nan = Number.NaN
  expect(mostOpposed([nan, 0.9, nan], 3)).toEqual({ task: 0, other: 2, cosine: 0.9 })
  expect(mostOpposed([nan], 2)).toBeNull()
  expect(mostOpposed([], 1)).toBeNull()
})

test('one opposed pair makes a step one of conflict; without a known cosine it is unknown', () => {
  const nan = Number.NaN
  const pairs = [
    [0.5, 0.5, nan, nan],
    [0, -0.1, -1, nan],
  ]
  expect([0, 1, 2, 3].map((record) => inConflict(pairs, record))).toEqual([false, true, true, null])
})
