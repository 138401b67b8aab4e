import { expect, it } from 'vitest'
import { nearestTip } from './choice'

it('of overlapping arrows the one under the pointer is taken', () => {
  expect(
    nearestTip(
      [
        [0.05, 0],
        [0, 0.09],
        [0, 0.11],
      ],
      [0.01, 0.09],
    ),
  ).toBe(1)
  expect(nearestTip([[1, 0]], [-1, 0])).toBe(0)
})
