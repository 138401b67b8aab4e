import { expect, test } from 'vitest'
import { thinned } from './thinned'

const same = (value: number) => value

test('draws what moves, in its order, and ends where numbers end', () => {
  const path = (x: number[], y: number[]) => thinned(Float64Array.from(x), Float64Array.from(y), same, same)
  expect(path([0, 5, 2], [0, 0, 9])).toBe('M0.0,0.0L5.0,0.0L2.0,9.0')
  expect(path([0, 0.1, 0.2, 3], [0, 0, 0, 0])).toBe('M0.0,0.0L3.0,0.0')
  expect(path([1, Number.POSITIVE_INFINITY, 2], [1, 1, 1])).toBe('M1.0,1.0')
  expect(path([], [])).toBe('')
})
