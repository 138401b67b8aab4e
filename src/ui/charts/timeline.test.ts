import { expect, test } from 'vitest'
import { planOf } from '../../core/weightings/declared'
import { largestWeight, rowPath } from './timeline'

test('a row is filled as far as the weight reaches', () => {
  const plan = planOf({ id: 'task-schedule', options: { start: [50] }, modifiers: [] }, [2])
  if (!plan) throw new Error('no plan')
  expect(largestWeight(plan, 1, 100)).toBe(2)
  expect(rowPath(plan, 0, 100, 2, 10, 8, 2)).toBe('M0,18L0,18L50,10L100,10L100,18Z')
})
