import { expect, test } from 'vitest'
import { CLASSIFICATION, stepsToAccuracy } from './convergence'
import { presets } from './presets'

test('the plane has seven targets with classes', () => {
  expect(CLASSIFICATION).toEqual(['circles', 'xor', 'spirals', 'blobs', 'moons', 'checkerboard', 'questions'])
})

test.each(CLASSIFICATION)('%s reaches 95 % test accuracy within 3,000 steps', { timeout: 60_000 }, async (target) => {
  let best = Number.POSITIVE_INFINITY
  for (const preset of presets.slice(0, 2)) {
    best = Math.min(best, await stepsToAccuracy(target, preset, 1, 0.95, 3000))
    if (best <= 3000) break
  }
  expect(best).toBeLessThanOrEqual(3000)
})
