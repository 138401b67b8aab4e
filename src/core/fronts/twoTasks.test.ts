import { describe, expect, it, test } from 'vitest'
import { frontOf, staircase, volumeOf, worstStart } from './twoTasks'

describe('the front', () => {
  const points = [
    [3, 1],
    [1, 3],
    [2, 2],
    [3, 3],
    [Number.NaN, 0],
  ] as const
  it('consists of the points that no other point dominates, from left to right', () => {
    expect(frontOf(points, 'loss')).toEqual([1, 2, 0])
    expect(frontOf(points, 'metric')).toEqual([3])
  })
  it('has a staircase that bounds the area it dominates', () => {
    const front = frontOf(points, 'loss').map((k) => points[k])
    expect(staircase(front, 'loss')).toEqual([
      [1, 3],
      [2, 3],
      [2, 2],
      [3, 2],
      [3, 1],
    ])
    expect(staircase([points[1], points[0]], 'metric')[1]).toEqual([1, 1])
  })
})

test('hypervolume is a share of the box of losses, an area of metrics', () => {
  expect(volumeOf([[0.5, 1]], 'loss', [1, 2])).toBeCloseTo(0.25, 12)
  expect(volumeOf([[2, 1]], 'loss', [1, 2])).toBe(0)
  expect(volumeOf([[0.5, 0.4]], 'metric', [0, 0])).toBeCloseTo(0.2, 12)
  expect(volumeOf([[Number.NaN, 1]], 'loss', [1, 2])).toBeNaN()
  expect(worstStart([[2, 9], [3], []])).toBe(3)
})
