import { expect, test } from 'vitest'
import { movedBy } from './movedBy'

test('arrow keys go from cell to cell of a matrix, and stay inside', () => {
  expect(movedBy('ArrowRight', null, 9, 3)).toBe(0)
  expect(movedBy('ArrowRight', 0, 9, 3)).toBe(1)
  expect(movedBy('ArrowDown', 1, 9, 3)).toBe(4)
  expect(movedBy('ArrowUp', 1, 9, 3)).toBe(0)
  expect(movedBy('End', 1, 9, 3)).toBe(8)
})

test('dots are gone through in the order of their true values, upwards too', () => {
  expect(movedBy('ArrowUp', 4, 9, 1)).toBe(5)
  expect(movedBy('ArrowDown', 4, 9, 1)).toBe(3)
})

test('other keys and empty pictures lead nowhere', () => {
  expect(movedBy('Enter', 4, 9, 1)).toBeNull()
  expect(movedBy('ArrowUp', null, 0, 1)).toBeNull()
})
