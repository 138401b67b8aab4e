import { describe, expect, it, test } from 'vitest'
import { frontOf, LOSSES, staircase, volumeOf, worstStart } from './twoTasks'

const METRICS = [false, false] as const

describe('the front', () => {
  const points = [
    [3, 1],
    [1, 3],
    [2, 2],
    [3, 3],
    [Number.NaN, 0],
  ] as const
  it('consists of the points that no other point dominates, from left to right', () => {
    expect(frontOf(points, LOSSES)).toEqual([1, 2, 0])
    expect(frontOf(points, METRICS)).toEqual([3])
  })
  it('has a staircase that bounds the area it dominates', () => {
    const front = frontOf(points, LOSSES).map((k) => points[k])
    expect(staircase(front, LOSSES)).toEqual([
      [1, 3],
      [2, 3],
      [2, 2],
      [3, 2],
      [3, 1],
    ])
    expect(staircase([points[1], points[0]], METRICS)[1]).toEqual([1, 1])
  })
})

test('hypervolume is a share of the box of losses, an area of metrics', () => {
  expect(volumeOf([[0.5, 1]], LOSSES, [1, 2])).toBeCloseTo(0.25, 12)
  expect(volumeOf([[2, 1]], LOSSES, [1, 2])).toBe(0)
  expect(volumeOf([[0.5, 0.4]], METRICS, [0, 0])).toBeCloseTo(0.2, 12)
  expect(volumeOf([[Number.NaN, 1]], LOSSES, [1, 2])).toBeNaN()
  expect(worstStart([[2, 9], [3], []])).toBe(3)
})

test('an error beside a metric: low on one axis, high on the other', () => {
  const lower = [true, false] as const
  const points = [
    [1, 0.5],
    [2, 0.8],
    [3, 0.7],
    [2, 0.4],
  ] as const
  const front = frontOf(points, lower)
  expect(front).toEqual([0, 1])
  expect(
    staircase(
      front.map((k) => points[k]),
      lower,
    ),
  ).toEqual([
    [1, 0.5],
    [2, 0.5],
    [2, 0.8],
  ])
  // In shares of the worst error, 4: 1/4 of the way at 0.5 and 1/2 at 0.8.
  expect(volumeOf(points, lower, [4, 0])).toBeCloseTo(0.25 * 0.5 + 0.5 * 0.8, 12)
  const [flipped, high] = [points.map(([x, y]) => [y, x] as const), [false, true] as const]
  expect(
    staircase(
      [
        [0.5, 1],
        [0.8, 2],
      ],
      high,
    ),
  ).toEqual([
    [0.5, 1],
    [0.5, 2],
    [0.8, 2],
  ])
  expect(volumeOf(flipped, high, [0, 4])).toBeCloseTo(0.525, 12)
})
