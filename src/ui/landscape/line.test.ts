import { describe, expect, it } from 'vitest'
import { type Pen, trace } from './line'

const at = { x: (value: number) => value, y: (value: number) => value }

function drawn(points: readonly number[], from = 0, to = points.length / 2 - 1): string {
  const calls: string[] = []
  const pen: Pen = {
    moveTo: (x, y) => calls.push(`M${x},${y}`),
    lineTo: (x, y) => calls.push(`L${x},${y}`),
  }
  trace(pen, Float64Array.from(points), from, to, at)
  return calls.join('')
}

describe('a path on a canvas', () => {
  it('goes through its points, from and to the given ones', () => {
    expect(drawn([0, 0, 5, 5, 9, 0])).toBe('M0,0L5,5L9,0')
    expect(drawn([0, 0, 5, 5, 9, 0], 1, 2)).toBe('M5,5L9,0')
  })

  it('leaves out points within a pixel, but never the last', () => {
    expect(drawn([0, 0, 0.1, 0, 0.2, 0.1, 5, 0, 5.1, 0])).toBe('M0,0L5,0L5.1,0')
  })

  it('stays finite far outside and skips what is no number', () => {
    expect(drawn([0, 0, 1e30, 0, Number.NaN, 3, 4, 4])).toBe('M0,0L10000,0L4,4')
  })
})
