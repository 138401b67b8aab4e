import { expect, test } from 'vitest'
import { History } from '../history'
import { conflictShare } from './results'

test('the share of steps in conflict is one of the steps in which two gradients were there', () => {
  const history = new History()
  const nan = Number.NaN
  history.fill([0, 1, 2, 3, 4], { cosines0: [nan, -0.5, nan, 0.5, nan] }, 2, 1)
  expect(conflictShare(history)).toBe(0.5)
  const never = new History()
  never.fill([0, 1], { cosines0: [nan, nan] }, 2, 1)
  expect(conflictShare(never)).toBeNaN()
})
