import { describe, expect, it } from 'vitest'
import { usualSetup } from '../../core/landscapes/setup'
import { conePath } from './Arrows'
import { freePlace } from './freePlace'
import { lossBounds } from './lossBounds'

describe('the axes of the loss space', () => {
  it('hold the front and the losses at every start', () => {
    const setup = usualSetup('bowls')
    const { x, y } = lossBounds(setup, { losses: [[20, 0]] }, null)
    // f1 at (4, 2) is ((4 + 2)² + 2²) / 2, f2 is ((4 − 2)² + (2 − 1)²) / 2.
    expect(x[0]).toBeLessThan(5)
    expect(x[1]).toBeGreaterThan(20)
    expect(y[0]).toBeLessThan(0)
    expect(y[1]).toBeGreaterThan(2.5)
  })

  it('have an extent where nothing can be evaluated', () => {
    const broken = lossBounds({ ...usualSetup('formulas'), formulas: ['x +', ''] }, null, null)
    expect(broken).toEqual({ x: [0, 1], y: [0, 1] })
  })
})

it('puts a new start where no other is', () => {
  const bounds = { x1: [0, 8], x2: [0, 8] } as const
  expect(freePlace(bounds, [[0.5, 0.5]])).toEqual([7.5, 7.5])
})

describe('the cone of harmless steps', () => {
  it('is opposite to the cone of gradients, with y upwards', () => {
    // Directions from 0° to 90°: steps go to the lower left, which is x < 0 and, in pixels, y > 0.
    expect(conePath({ from: 0, to: Math.PI / 2 })).toBe('M0,0L-34.0,0.0A34,34 0 0,0 -0.0,34.0Z')
  })

  it('is a disc without gradients', () => {
    expect(conePath({ from: -Math.PI, to: Math.PI })).toContain('a34,34')
  })
})
