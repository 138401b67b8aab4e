import { expect, test } from 'vitest'
import { type Contest, placings } from './placings'

const seeds = [1, 2, 3]
const lane = (...values: number[]) => ({ seeds: seeds.slice(0, values.length), values })
const all: Contest = { better: 'high', competes: () => true, partial: false }

test('the best mean, and the lanes that the paired test does not tell apart from it', () => {
  const found = placings([lane(0.8, 0.9, 0.85), lane(0.9, 0.8, 0.86), lane(0.1, 0.21, 0.14)], all)
  expect(found.map(({ best }) => best)).toEqual([false, true, false])
  expect(found.map(({ tied }) => tied)).toEqual([true, false, false])
  expect(found[0].mean).toBeCloseTo(0.85, 12)
  expect(found[0].deviation).toBeCloseTo(0.05, 12)
  const low = placings([lane(2), lane(1), lane(1)], { ...all, better: 'low' })
  expect(low.map(({ best }) => best)).toEqual([false, true, true])
})

test('no lane is best if neither end is good, or if fewer than two lanes compete', () => {
  const none = [false, false]
  expect(placings([lane(1), lane(2)], { ...all, better: null }).map(({ best }) => best)).toEqual(none)
  expect(placings([lane(1), lane(2)], { ...all, competes: (k) => k === 0 }).map(({ best }) => best)).toEqual(none)
})

test('a lane with a missing number has no mean, unless partial means count', () => {
  const part = [lane(1, Number.NaN, 3), lane(1, 1, 1)]
  expect(placings(part, all)[0]).toEqual({
    mean: Number.NaN,
    deviation: Number.NaN,
    best: false,
    tied: false,
    known: 2,
  })
  expect(placings(part, { ...all, partial: true })[0]).toMatchObject({ mean: 2, best: true })
})
