import { expect, test } from 'vitest'
import { valueNear } from './stillValues'

test('reads a curve between its points, and nothing outside of it or in a gap', () => {
  const x = Float64Array.of(0, 1, 2, 3)
  const y = Float64Array.of(0, 10, Number.NaN, 4)
  expect([0, 0.25, 1, 3].map((at) => valueNear(x, y, at))).toEqual([0, 2.5, 10, 4])
  for (const at of [-0.1, 1.5, 2, 3.1]) expect(valueNear(x, y, at)).toBeNaN()
  expect(valueNear(new Float64Array(), new Float64Array(), 0)).toBeNaN()
  expect(valueNear(Float64Array.of(2), Float64Array.of(7), 2)).toBe(7)
})
