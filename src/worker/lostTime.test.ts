import { expect, test } from 'vitest'
import { LostTime } from './lostTime'

test('time of updates beyond that of the quick ones is lost', () => {
  const lost = new LostTime()
  for (let k = 0; k < 20; k++) lost.note(40, k % 2 === 0 ? 40 : 10)
  expect(lost.of(100, 100)).toBe(0)
  expect(lost.of(100, 25)).toBe(75)
  expect(lost.of(100, 200)).toBe(0)
})

test('nothing is lost while too few rates are known, at first and after a new training', () => {
  const lost = new LostTime()
  lost.note(400, 1)
  expect(lost.of(1000, 1)).toBe(0)
  for (let k = 0; k < 10; k++) lost.note(40, 40)
  expect(lost.of(1000, 1)).toBe(999)
  lost.clear()
  expect(lost.of(1000, 1)).toBe(0)
})

test('slices shorter than a window count together, those without an update too', () => {
  const lost = new LostTime()
  for (let k = 0; k < 100; k++) lost.note(10, k % 3 === 0 ? 3 : 0)
  expect(lost.of(100, 10)).toBe(0)
  expect(lost.of(100, 5)).toBe(50)
})

test('old rates are forgotten', () => {
  const lost = new LostTime()
  for (let k = 0; k < 100; k++) lost.note(40, 40)
  for (let k = 0; k < 100; k++) lost.note(40, 10)
  expect(lost.of(100, 25)).toBe(0)
})
