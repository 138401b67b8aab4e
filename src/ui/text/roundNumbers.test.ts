import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nextRound, ONE_TWO_FIVE } from './roundNumbers'

test('the next round number above and below', () => {
  const up = (value: number) => nextRound(value, ONE_TWO_FIVE, 'up')
  const down = (value: number) => nextRound(value, ONE_TWO_FIVE, 'down')
  expect([0.03, 0.1, 1, 1.2, 3, 600, 1000].map(up)).toEqual([0.05, 0.1, 1, 2, 5, 1000, 1000])
  expect([0.03, 0.1, 1, 1.2, 3, 600, 1000].map(down)).toEqual([0.02, 0.1, 1, 1, 2, 500, 1000])
})

test('a round number is its own neighbour on both sides, and no other lies between a value and its neighbours', () => {
  const power = fc.integer({ min: -290, max: 290 })
  fc.assert(
    fc.property(power, fc.double({ min: 1, max: 9.99, noNaN: true }), (k, digits) => {
      const value = Number(`${digits}e${k}`)
      const [below, above] = (['down', 'up'] as const).map((towards) => nextRound(value, ONE_TWO_FIVE, towards))
      expect(below).toBeLessThanOrEqual(value * (1 + 1e-9))
      expect(above).toBeGreaterThanOrEqual(value * (1 - 1e-9))
      expect(above / below).toBeLessThan(2.6)
      expect(nextRound(above, ONE_TWO_FIVE, 'down')).toBe(above)
      expect(nextRound(below, ONE_TWO_FIVE, 'up')).toBe(below)
    }),
  )
})
