import { expect, test } from 'vitest'
import { History } from '../../state/history'
import { conflictShare, shareOfSteps } from './conflict'
import { isRecorded } from './recorded'

test('the share of steps in conflict counts only steps with two gradients', () => {
  const history = new History()
  const nan = Number.NaN
  history.fill([0, 1, 2, 3, 4], { cosines0: [nan, -0.5, nan, 0.5, nan] }, 2, 1)
  expect(conflictShare(history)).toBe(0.5)
  const never = new History()
  never.fill([0, 1], { cosines0: [nan, nan] }, 2, 1)
  expect(conflictShare(never)).toBeNaN()
})

test('a record counts for the steps up to the next one', () => {
  const steps = Float64Array.from(Array.from({ length: 101 }, (_, step) => step).filter(isRecorded))
  // Recorded: 0 to 20, then every tenth. The records from 50 to 90 count for ten steps each, the last for one.
  expect(shareOfSteps(steps, (k) => steps[k] >= 50)).toBeCloseTo(51 / 101, 12)
  expect(shareOfSteps(new Float64Array(0), () => true)).toBeNaN()
})
