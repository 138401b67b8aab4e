import { describe, expect, it } from 'vitest'
import { apart, placeLabels } from './labels'

describe('apart', () => {
  it('leaves alone what has room', () => {
    expect(apart([30, -10, 0], 10, 50)).toEqual([30, -10, 0])
  })
  it('keeps the order and the gap, within the limits', () => {
    const moved = apart([49, 50, 48], 10, 50)
    expect(moved).toEqual([40, 50, 30])
  })
  it('runs over the end when there is no room', () => {
    expect(apart([0, 0, 0], 10, 5)).toEqual([0, 10, 20].map((y) => y - 5))
  })
})

it('labels stand on their side of the circle', () => {
  const [right, left, top] = placeLabels([{ angle: 0 }, { angle: Math.PI }, { angle: Math.PI / 2 }], 100, 14)
  expect(right).toEqual({ x: 100, y: -0, anchor: 'start' })
  expect(left.anchor).toBe('end')
  expect(left.x).toBeCloseTo(-100, 9)
  expect(top.y).toBeCloseTo(-100, 9)
})
