import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fitted, labelGap, labelSpace, lowestKept, placeLabels, tickSpace } from './labels'

test('labels that do not touch stay where their lines end', () => {
  expect(placeLabels([80, 20, 50], 13, 0, 100)).toEqual([80, 20, 50])
})

test('labels of one place spread evenly about it, in their order', () => {
  expect(placeLabels([50, 50, 50], 10, 0, 100)).toEqual([40, 50, 60])
})

test('edges push, and a label without a line stays without a place', () => {
  expect(placeLabels([98, Number.NaN, 99], 10, 0, 100)).toEqual([90, Number.NaN, 100])
  expect(placeLabels([1, 2], 10, 5, 100)).toEqual([5, 15])
})

test('whatever the lines do: inside, apart, in order', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 200, noNaN: true }), { maxLength: 14 }), (wanted) => {
      const placed = placeLabels(wanted, 13, 0, 200)
      const sorted = wanted.map((_, i) => i).sort((a, b) => wanted[a] - wanted[b] || a - b)
      for (let k = 0; k < sorted.length; k++) {
        expect(placed[sorted[k]]).toBeGreaterThanOrEqual(-1e-9)
        expect(placed[sorted[k]]).toBeLessThanOrEqual(200 + 1e-9)
        if (k > 0) expect(placed[sorted[k]] - placed[sorted[k - 1]]).toBeGreaterThanOrEqual(13 - 1e-9)
      }
    }),
  )
})

test('many labels stand closer, but never on each other', () => {
  expect(labelGap(3, 100)).toBe(13)
  expect(labelGap(12, 110)).toBe(10)
  expect(labelGap(60, 110)).toBe(8.5)
})

test('of too many only the lowest are named', () => {
  expect(lowestKept([10, 90, 50, Number.NaN, 70], 2)).toEqual([Number.NaN, 90, Number.NaN, Number.NaN, 70])
  expect(lowestKept([10, 90], 2)).toEqual([10, 90])
})

test('there is room for the longest label, within reason', () => {
  expect(labelSpace([])).toBe(48)
  expect(labelSpace(['Checkerboard', 'Moons'])).toBe(98)
  expect(labelSpace(['x'.repeat(40)])).toBe(132)
  expect(labelSpace(['\u68cb\u76d8\u68cb\u76d8\u68cb\u76d8'])).toBeGreaterThan(labelSpace(['Moons2']))
  expect(fitted('Checkerboard')).toBe('Checkerboard')
  expect(fitted('W'.repeat(40))).toBe('WWWWWWWWW…')
  expect(fitted('A name of my own')).toBe('A name of my o…')
})

test('an axis is as wide as its longest tick, and otherwise as wide as the axes beside it', () => {
  expect(tickSpace(['0', '0.5', '20,000', '8×10¹⁰'], 48)).toBe(48)
  expect(tickSpace(['0', '1.5×10⁸'], 48)).toBe(55)
  expect(tickSpace([], 40)).toBe(40)
})
