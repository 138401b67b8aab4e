import { expect, test } from 'vitest'
import { defaultTask } from '../../core/config/defaults'
import { predictionOf, toneOf } from './tones'

test('each link turns outputs into what they mean', () => {
  expect(predictionOf(defaultTask('t1', 'circles', 'bce'), [0], 0)).toBe(0.5)
  expect(predictionOf(defaultTask('t1', 'circles', 'hinge'), [-1], 0)).toBe(0)
  expect(predictionOf(defaultTask('t1', 'ripple', 'poisson'), [0], 0)).toBe(1)
  expect(predictionOf(defaultTask('t1', 'ripple', 'mse'), [7], 0)).toBe(7)
  expect(predictionOf(defaultTask('t1', 'blobs', 'softmax'), [9, 9, 9, 0, 5, 1], 3)).toBe(1)
})

test('tones: certainty is strong, doubt is pale', () => {
  const binary = defaultTask('t1', 'circles', 'bce')
  expect(toneOf(binary, [0], 0, 1)).toBe(0)
  expect(toneOf(binary, [20], 0, 1)).toBeCloseTo(1, 6)
  const blobs = defaultTask('t1', 'blobs', 'softmax')
  expect(toneOf(blobs, [20, 0, 0], 0, 1)).toBeCloseTo(-1, 6)
  expect(Math.abs(toneOf(blobs, [0.1, 0, 0], 0, 1))).toBeLessThan(0.5)
  expect(toneOf(defaultTask('t1', 'ripple', 'mse'), [5], 0, 10)).toBe(0.5)
})
