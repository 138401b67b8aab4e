import { describe, expect, it } from 'vitest'
import { addBeside, addPoint, movePoint, nearestKnot, removePoint } from './curvePoints'

const limits = { min: 0, max: 5, maxPoints: 4 }
const points = [
  [0, 1],
  [100, 2],
  [300, 0],
] as const

describe('control points', () => {
  it('stay between their neighbours and within the limits', () => {
    expect(movePoint(points, 1, [900, 9], limits)[1]).toEqual([299, 5])
    expect(movePoint(points, 1, [-50, -1], limits)[1]).toEqual([1, 0])
    expect(movePoint(points, 2, [1000.4, 3], limits)[2]).toEqual([1000, 3])
  })
  it('are added in order, half-way, or behind the last', () => {
    expect(addPoint(points, [50, 7], limits)).toEqual({
      points: [
        [0, 1],
        [50, 5],
        [100, 2],
        [300, 0],
      ],
      index: 1,
    })
    expect(addBeside(points, 0, 100, limits)?.points[1]).toEqual([50, 1.5])
    expect(addBeside(points, 2, 100, limits)?.points[3]).toEqual([400, 0])
  })
  it('are not added on top of another nor beyond the most', () => {
    expect(addPoint(points, [100, 1], limits)).toBeNull()
    expect(addPoint([...points, [400, 1]], [50, 1], limits)).toBeNull()
  })
  it('leave at least one', () => {
    expect(removePoint(points, 1)).toEqual([points[0], points[2]])
    expect(removePoint([[0, 1]], 0)).toEqual([[0, 1]])
  })
})

describe('nearestKnot', () => {
  const places = [
    [
      [10, 10],
      [100, 50],
    ],
    [
      [10, 10],
      [110, 50],
    ],
    [[10, 10]],
  ] as const
  it('takes the nearest within reach', () => {
    expect(nearestKnot(places, [101, 52], 2)).toEqual({ task: 0, point: 1 })
    expect(nearestKnot(places, [109, 52], 2)).toEqual({ task: 1, point: 1 })
    expect(nearestKnot(places, [60, 50], 0)).toBeNull()
  })
  it('takes the point of the chosen task where points overlap', () => {
    for (const task of [0, 1, 2]) expect(nearestKnot(places, [11, 9], task)).toEqual({ task, point: 0 })
  })
})
