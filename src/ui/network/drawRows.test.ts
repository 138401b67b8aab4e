import { expect, test } from 'vitest'
import { confusionOf } from '../../core/measures/confusion'
import { pairsOf } from '../../core/measures/residuals'
import { cellAt, nearestDot } from './drawRows'

test('a cell is found by its place, beside the names of the classes', () => {
  const confusion = confusionOf([0, 1, 2], 3, () => 0)
  const size = { width: 300, height: 154 }
  // Names take 76 pixels on the left and 14 above; cells are 74.7 by 46.7.
  const names = ['Adelie', 'Chinstrap', 'Gentoo']
  expect(cellAt(size, confusion, names, 80, 20)).toBe(0)
  expect(cellAt(size, confusion, names, 299, 20)).toBe(2)
  expect(cellAt(size, confusion, names, 160, 153)).toBe(7)
  expect(cellAt(size, confusion, names, 40, 100)).toBeNull()
})

test('names of one or two characters take little room; without room for names the cells fill the picture', () => {
  const confusion = confusionOf([0], 10, () => 0)
  const names = Array.from({ length: 10 }, (_, digit) => String(digit))
  const size = { width: 260, height: 118 }
  expect(cellAt(size, confusion, names, 19, 60)).toBeNull()
  expect(cellAt(size, confusion, names, 21, 15)).toBe(0)
  expect(cellAt(size, confusion, names, 259, 117)).toBe(99)
  expect(cellAt({ width: 100, height: 100 }, confusion, names, 1, 1)).toBe(0)
  expect(cellAt({ width: 100, height: 100 }, confusion, names, 99, 99)).toBe(99)
  const long = names.map((name) => `class ${name}`)
  expect(cellAt(size, confusion, long, 1, 1)).toBe(0)
})

test('the nearest dot is found, one beyond the axes at the edge', () => {
  const outputs = [0, 5, 900]
  const pairs = pairsOf([0, 5, 10], (i) => outputs[i], { offset: 0, factor: 1 })
  const size = { width: 100, height: 100 }
  expect(nearestDot(size, pairs, 5, 95)).toBe(0)
  expect(nearestDot(size, pairs, 55, 45)).toBe(1)
  expect(nearestDot(size, pairs, 95, 0)).toBe(2)
  expect(
    nearestDot(
      size,
      pairsOf([], () => 0, { offset: 0, factor: 1 }),
      0,
      0,
    ),
  ).toBeNull()
})
