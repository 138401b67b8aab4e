import { expect, test } from 'vitest'
import { bandOver } from './band'
import { deviation, mean } from './summary'

test('a band is the mean and the deviation of the finite values at each step', () => {
  const columns = [
    [1, 2, Number.NaN, 5],
    [3, Number.NaN, Number.NaN, 5.5],
    [8, 4, Number.NaN, 7],
  ]
  const band = bandOver(columns, 4)
  for (const at of [0, 1, 3]) {
    const values = columns.map((column) => column[at])
    expect(band.mean[at]).toBeCloseTo(mean(values), 12)
    expect(band.high[at] - band.mean[at]).toBeCloseTo(deviation(values), 12)
    expect(band.mean[at] - band.low[at]).toBeCloseTo(deviation(values), 12)
  }
  expect(band.mean[2]).toBeNaN()
})

test('a band has no width for one run, and leaves out a run that has already ended', () => {
  const band = bandOver([[1, 2], [3]], 2)
  expect([...band.low]).toEqual([2 - Math.SQRT2, 2])
  expect(band.high[1]).toBe(2)
})
