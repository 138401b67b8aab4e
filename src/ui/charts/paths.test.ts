import { expect, test } from 'vitest'
import { bandPath, linePath, ribbonPath, stackShares } from './paths'

const same = (value: number) => value
const of = (...values: number[]) => Float64Array.from(values)

test('a gap where there is no value parts the line', () => {
  expect(linePath(of(0, 1, 2, 3), of(5, Number.NaN, 6, 7), same, same, false)).toBe('M0,5M2,6L3,7')
})

test('a logarithmic axis has no place for zero', () => {
  expect(linePath(of(0, 1, 2), of(1, 0, 2), same, same, true)).toBe('M0,1M2,2')
})

test('a band goes there along the top and back along the bottom', () => {
  expect(bandPath(of(0, 1), of(0, 0), of(2, 3), same, same)).toBe('M0,2L1,3L1,0L0,0Z')
})

test('a band around a line has a gap where the line has one, and ends at the foot of the axis', () => {
  const [low, high] = [of(-5, 1, Number.NaN, 1, 1), of(2, 2, Number.NaN, 3, 3)]
  expect(ribbonPath(of(0, 1, 2, 3, 4), low, high, same, same, 0)).toBe('M0,2L1,2L1,1L0,0ZM3,3L4,3L4,1L3,1Z')
})

test('shares add up to 1 at every step, and to nothing where there is nothing', () => {
  const edges = stackShares([of(1, 0, -1), of(3, 0, 1)])
  expect([...edges[1]]).toEqual([0.25, 0, 0.5])
  expect([...edges[2]]).toEqual([1, 0, 1])
})
