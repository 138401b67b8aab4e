import { describe, expect, it } from 'vitest'
import { drawnAt, flat, KNOTS, knotAt, spanOf, stepOfKnot, withKnot } from './drawnCurve'

describe('the axis of a drawn curve', () => {
  it('is fixed where the quantity has limits', () => {
    expect(spanOf('testMetrics', [5])).toEqual({ from: 0, to: 1 })
    expect(spanOf('cosines', [])).toEqual({ from: -1, to: 1 })
  })

  it('contains every value, with room above, and no value that is not finite', () => {
    expect(spanOf('testLosses', [])).toEqual({ from: 0, to: 1 })
    expect(spanOf('testLosses', [0.9, Number.NaN])).toEqual({ from: 0, to: 2 })
    expect(spanOf('totalTrain', [-0.8, 1])).toEqual({ from: -1, to: 2 })
  })
})

describe('a drawn curve', () => {
  it('begins flat in the middle', () => {
    expect(flat({ from: 0, to: 2 })).toEqual(Array(KNOTS).fill(1))
  })

  it('moves one point, inside the axis', () => {
    const moved = withKnot(flat({ from: 0, to: 2 }), 2, 7, { from: 0, to: 2 })
    expect(moved[2]).toBe(2)
    expect(moved.filter((value) => value === 1)).toHaveLength(KNOTS - 1)
  })

  it('takes the point nearest to the pointer, also outside of the field', () => {
    expect([-1, 0, 0.5, 0.58, 1, 3].map(knotAt)).toEqual([0, 0, 3, 3, 6, 6])
    expect(stepOfKnot(3, 400)).toBe(200)
  })

  it('is straight between two points', () => {
    const curve = [0, 6, 6, 6, 6, 6, 12]
    expect(drawnAt(curve, 0, 600)).toBe(0)
    expect(drawnAt(curve, 50, 600)).toBe(3)
    expect(drawnAt(curve, 550, 600)).toBe(9)
    expect(drawnAt(curve, 9999, 600)).toBe(12)
  })
})
