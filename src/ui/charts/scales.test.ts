import { describe, expect, it } from 'vitest'
import { scaleOf } from './scales'

describe('a scale', () => {
  it('runs from one end to the other, and not beyond', () => {
    const y = scaleOf({ low: 0, high: 2 }, false, 100, 0)
    expect([0, 1, 2, 5, -1].map(y)).toEqual([100, 50, 0, 0, 100])
    expect(y(Number.NaN)).toBeNaN()
  })
  it('gives each decade the same room on a logarithmic axis', () => {
    const x = scaleOf({ low: 0.01, high: 1 }, true, 0, 100)
    expect([0.01, 0.1, 1, 0, 10].map((value) => Math.round(x(value)))).toEqual([0, 50, 100, 0, 100])
  })
})
