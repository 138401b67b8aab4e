import { describe, expect, it } from 'vitest'
import { cutSquare, levelLine } from './halfPlane'

describe('a boundary in a square', () => {
  it('cuts off the side with a score above 0', () => {
    expect(cutSquare([0, 1, 0], [-1, 1])).toEqual([
      [0, -1],
      [1, -1],
      [1, 1],
      [0, 1],
      [0, -1],
    ])
    expect(cutSquare([2, 1, 0], [-1, 1])).toHaveLength(5)
    expect(cutSquare([-2, 1, 0], [-1, 1])).toEqual([])
  })
  it('crosses two edges, or none', () => {
    expect(levelLine([0, 1, 1], 0, [-1, 1])).toEqual([
      [1, -1],
      [-1, 1],
    ])
    expect(levelLine([0.5, 0, 2], 1, [-1, 1])).toEqual([
      [1, 0.25],
      [-1, 0.25],
    ])
    expect(levelLine([5, 1, 1], 0, [-1, 1])).toEqual([])
    expect(levelLine([0, 0, 0], 0, [-1, 1])).toEqual([])
  })
})
