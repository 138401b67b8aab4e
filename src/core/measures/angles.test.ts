import { expect, test } from 'vitest'
import { cosinesWith } from './angles'

const nan = Number.NaN

test('a direction has an angle to every gradient', () => {
  const m = Float64Array.of(9, 0, 0, 16)
  expect(cosinesWith(m, [1, 0], 2)).toEqual([1, 0])
  const [a, b] = cosinesWith(m, [1, 1], 2)
  expect(a).toBeCloseTo(0.6, 12)
  expect(b).toBeCloseTo(0.8, 12)
})

test('there is no angle where the gradient or the direction is zero, or the task takes no part', () => {
  expect(cosinesWith(Float64Array.of(0), [1], 1)).toEqual([nan])
  expect(cosinesWith(Float64Array.of(1, -1, -1, 1), [1, 1], 2)).toEqual([nan, nan])
  expect(cosinesWith(Float64Array.of(9, nan, nan, nan), [2, nan], 2)).toEqual([1, nan])
})
