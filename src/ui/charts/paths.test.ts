import { expect, test } from 'vitest'
import { bandPath, DOT, dashedPath, linePath, ribbonPath } from './paths'

const same = (value: number) => value
const of = (...values: number[]) => Float64Array.from(values)

test('a gap where there is no value parts the line', () => {
  expect(linePath(of(0, 1, 2, 3, 4), of(5, 4, Number.NaN, 6, 7), same, same, false)).toBe('M0,5L1,4M3,6L4,7')
})

test('a value that stands alone is a dot, at either end too', () => {
  const alone = of(5, Number.NaN, 6, Number.NaN, 7)
  expect(linePath(of(0, 1, 2, 3, 4), alone, same, same, false)).toBe(`M0,5${DOT}M2,6${DOT}M4,7${DOT}`)
})

test('a height that the axis has no place for is a gap, and one that is far off stays a number', () => {
  const nowhere = (value: number) => (value > 1 ? Number.NaN : value * Number.MAX_VALUE)
  expect(linePath(of(0, 1, 2), of(0, 2, 1), same, nowhere, false)).toBe(`M0,0${DOT}M2,100000${DOT}`)
})

test('a logarithmic axis has no place for zero', () => {
  expect(linePath(of(0, 1, 2, 3), of(2, 1, 0, -1), same, same, true)).toBe('M0,2L1,1')
})

test('a band goes there along the top and back along the bottom', () => {
  expect(bandPath(of(0, 1), of(0, 0), of(2, 3), same, same)).toBe('M0,2L1,3L1,0L0,0Z')
})

test('a band without a height on the axis is not drawn', () => {
  expect(bandPath(of(0, 1), of(-1, 1), of(2, 3), same, Math.log)).toBe('')
})

test('a band around a line has a gap where the line has one, and ends at the foot of the axis', () => {
  const [low, high] = [of(-5, 1, Number.NaN, 1, 1), of(2, 2, Number.NaN, 3, 3)]
  expect(ribbonPath(of(0, 1, 2, 3, 4), low, high, same, same, 0)).toBe('M0,2L1,2L1,1L0,0ZM3,3L4,3L4,1L3,1Z')
})

test('dashes are told along x, bend with the line and stop at its gaps', () => {
  const dashed = (steps: Float64Array, values: Float64Array) => dashedPath(steps, values, same, same, false, [4, 3])
  // One dash of 4 in front of 3 of nothing, on a line that rises by 1 a pixel.
  expect(dashed(of(0, 14), of(0, 14))).toBe('M0,0L4,4M7,7L11,11M14,14L14,14')
  expect(dashed(of(0, 2, 7), of(0, 0, 5))).toBe('M0,0L2,0L4,2M7,5L7,5')
  expect(dashed(of(0, 7, 8), of(1, Number.NaN, 1))).toBe('')
  // Upright stretches belong to the dash, or to the space, that they stand in.
  expect(dashed(of(1, 1, 2), of(0, 9, 9))).toBe('M1,0L1,9L2,9')
  expect(dashed(of(5, 5), of(0, 9))).toBe('')
})

test('dashes are bounded however long the line is', () => {
  expect(dashedPath(of(0, 1e9), of(0, 1), same, same, false, [4, 3]).length).toBeLessThan(1e5)
})
