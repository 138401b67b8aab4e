import { expect, test } from 'vitest'
import { colorAt, placeOf, scaleOf, valueAt } from './colors'

const nan = Number.NaN

test('the scale spans the finite numbers; it is logarithmic where they span decades', () => {
  expect(scaleOf([nan, 0.2, 0.9, nan], 'metric')).toEqual({ low: 0.2, high: 0.9, log: false, signed: false })
  expect(scaleOf([0.01, 3], 'loss')).toMatchObject({ log: true })
  expect(scaleOf([0, 3], 'loss')).toMatchObject({ log: false })
  expect(scaleOf([nan], 'loss')).toBeNull()
})

test('Δm has 0 in the middle', () => {
  const scale = scaleOf([-2, 8], 'deltaM')
  expect(scale).toEqual({ low: -8, high: 8, log: false, signed: true })
  expect(scale && placeOf(scale, 0)).toBe(0.5)
})

test('places and values are inverse, also where all numbers are equal', () => {
  const scale = { low: 0.01, high: 1, log: true, signed: false }
  expect(placeOf(scale, 0.1)).toBeCloseTo(0.5, 12)
  expect(valueAt(scale, 0.5)).toBeCloseTo(0.1, 12)
  expect(placeOf({ low: 2, high: 2, log: false, signed: false }, 2)).toBe(0.5)
})

test('colours are mixed between neighbouring stops', () => {
  const stops = [
    [0, 0, 0],
    [100, 0, 0],
    [100, 200, 0],
  ] as const
  expect([0, 0.25, 0.5, 0.75, 1].map((place) => colorAt(stops, place))).toEqual([
    'rgb(0 0 0)',
    'rgb(50 0 0)',
    'rgb(100 0 0)',
    'rgb(100 100 0)',
    'rgb(100 200 0)',
  ])
})
