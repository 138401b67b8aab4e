import { describe, expect, it } from 'vitest'
import { projectionOf } from './projection'

describe('the projection of a drawing', () => {
  it('goes to pixels and back', () => {
    const at = projectionOf([-2, 3], [0, 10], 400, 300, false)
    const [x, y] = at.back(at.x(1.5), at.y(7))
    expect(x).toBeCloseTo(1.5, 9)
    expect(y).toBeCloseTo(7, 9)
  })

  it('keeps angles where it is square, whatever the shape of the box', () => {
    for (const [width, height] of [
      [800, 200],
      [200, 800],
    ]) {
      const at = projectionOf([0, 2], [0, 1], width, height, true)
      expect(at.x(1) - at.x(0)).toBeCloseTo(at.y(0) - at.y(1), 9)
      expect(at.area.right).toBeLessThanOrEqual(width)
      expect(at.area.bottom).toBeLessThanOrEqual(height)
    }
  })

  it('stays within the drawing where the pointer leaves it', () => {
    const at = projectionOf([0, 1], [0, 1], 300, 300, true)
    expect(at.back(-500, 9999)).toEqual([0, 0])
  })
})
