import { expect, test } from 'vitest'
import { nearestRecord, recordAt } from './records'

const steps = Float64Array.of(0, 1, 2, 10, 20)

test('finds the record of a step, and none for a step that was not recorded', () => {
  expect([0, 2, 10, 20].map((step) => recordAt(steps, step))).toEqual([0, 2, 3, 4])
  expect([-1, 3, 15, 21, Number.NaN].map((step) => recordAt(steps, step))).toEqual([-1, -1, -1, -1, -1])
  expect(recordAt(new Float64Array(), 0)).toBe(-1)
})

test('finds the nearest record, the earlier of two equally near ones', () => {
  expect([-5, 0, 5, 6, 7, 15, 16, 99].map((step) => nearestRecord(steps, step))).toEqual([0, 0, 2, 2, 3, 3, 4, 4])
  expect(nearestRecord(new Float64Array(), 3)).toBe(-1)
})
