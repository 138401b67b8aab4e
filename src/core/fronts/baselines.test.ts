import { expect, test } from 'vitest'
import { baselineOf, changesOfMeans, deltaMBySeed } from './baselines'

const nan = Number.NaN

test('a reference is the metric, or the loss where the metric is unknown or 0', () => {
  const alone = { losses: [[0.3, 0.5], [0.2], [nan]], metrics: [[0.8, 0.9], [0, 0], [nan]] }
  expect(baselineOf(alone, 0, true)?.value).toBeCloseTo(0.85, 12)
  expect([0, 1, 2].map((t) => baselineOf(alone, t, true)?.by)).toEqual(['metrics', 'losses', undefined])
})

test('Δm by seed and the change of each mean count lower losses and higher metrics as better', () => {
  const baselines = [
    { value: 0.5, by: 'metrics', higher: true },
    { value: 2, by: 'losses', higher: false },
  ] as const
  const lane = {
    losses: [
      [nan, nan, nan],
      [1, 3, nan],
    ],
    metrics: [[0.6, 0.5, 1], []],
  }
  const [first, second, third] = deltaMBySeed(lane, baselines, 3)
  expect(first).toBeCloseTo((20 + 50) / 2, 10)
  expect(second).toBeCloseTo((0 - 50) / 2, 10)
  expect(third).toBeNaN()
  const changes = changesOfMeans(lane, baselines)
  expect(changes[0]).toBeCloseTo(40, 10)
  expect(changes[1]).toBeCloseTo(0, 10)
})

test('Δm is unknown if a baseline is missing, and without tasks', () => {
  const lane = { losses: [[1]], metrics: [[1]] }
  expect(deltaMBySeed(lane, [null], 1)).toEqual([nan])
  expect(changesOfMeans(lane, [null])).toEqual([nan])
  expect(deltaMBySeed(lane, [], 2)).toEqual([nan, nan])
})

test('a metric that is an error is better the lower it is', () => {
  const alone = { losses: [[5]], metrics: [[2]] }
  const baseline = baselineOf(alone, 0, false)
  expect(deltaMBySeed({ losses: [[1]], metrics: [[1, 4]] }, [baseline], 2)).toEqual([50, -100])
})
