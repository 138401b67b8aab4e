import { expect, test } from 'vitest'
import { confusionOf, mixUps, shareOfCell } from './confusion'

const truths = [0, 0, 0, 1, 1, 2, Number.NaN, 2]
const guesses = [0, 1, 1, 1, 0, 2, 2, Number.NaN]
const confusion = confusionOf(truths, 4, (i) => guesses[i])

test('rows are counted by class and by what is predicted; those without a label or a prediction are not', () => {
  expect([...confusion.counts]).toEqual([1, 2, 0, 0, 1, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0])
  expect([...confusion.ofClass]).toEqual([3, 2, 1, 0])
  expect([confusion.rows, confusion.right]).toEqual([6, 3])
})

test('a share is of the rows of its class, and missing for a class without rows', () => {
  expect(shareOfCell(confusion, 1)).toBeCloseTo(2 / 3, 12)
  expect(shareOfCell(confusion, 3)).toBe(0)
  expect(shareOfCell(confusion, 15)).toBeNaN()
})

test('mix-ups are the fullest cells beside the diagonal', () => {
  expect(mixUps(confusion, 5)).toEqual([1, 4])
  expect(mixUps(confusion, 1)).toEqual([1])
})
