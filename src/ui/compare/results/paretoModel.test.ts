import { expect, test } from 'vitest'
import type { LaneResult } from '../../../state/compare/results'
import { baselineAt, lanePoints, paretoBounds, trailOf } from './paretoModel'

const lane = (only: string | null, losses: number[][]): LaneResult => ({
  lane: { id: 'a', name: '', changes: [], only, seeds: null },
  seeds: losses[0].map((_, s) => s + 1),
  losses,
  metrics: losses.map((ofTask) => ofTask.map((loss) => 1 - loss)),
  scores: losses.map((ofTask) => ofTask.map((loss) => 1 - loss)),
  totals: [],
  stepsToThreshold: [],
  conflict: [],
  milliseconds: 0,
  ends: [],
})

test('a lane is its mean and its seeds; a baseline is a line', () => {
  const both = lane(null, [
    [0.1, 0.3],
    [0.5, Number.NaN],
  ])
  const [point] = lanePoints([both], 'loss', [0, 1])
  expect(point).toMatchObject({ lane: 0, mean: [0.2, 0.5], seeds: [[0.1, 0.5]] })
  const alone = lane('t2', [[9], [0.25]])
  expect(lanePoints([alone], 'loss', [0, 1])).toEqual([])
  expect(baselineAt(alone, 'metric', ['t1', 't2'], [0, 1])).toEqual({ axis: 1, value: 0.75 })
  expect(baselineAt(alone, 'loss', ['t1', 't3'], [0, 2])).toBeNull()
})

test('bounds of metrics stay near the values', () => {
  expect(paretoBounds([0.72, 0.94, -80], false, false, null)).toEqual({
    low: 0.7,
    high: 0.95,
    ticks: [0.7, 0.75, 0.8, 0.85, 0.9, 0.95],
  })
  const bounds = paretoBounds([0.02, 0.9], true, true, null)
  expect(bounds).toMatchObject({ low: 0.02, high: 1 })
  expect(paretoBounds([0.03, 0.8], true, true, bounds)).toBe(bounds)
  const near = paretoBounds([0.41, 0.69], true, true, null)
  expect(near).toMatchObject({ low: 0.4, high: 0.7 })
  expect(near.ticks.length).toBeGreaterThanOrEqual(3)
  expect(paretoBounds([0.5, 0.5], true, true, null)).toMatchObject({ low: 0.5, high: 0.75 })
})

test('a growing trail keeps its points, and always its end', () => {
  const path = (count: number) =>
    trailOf(
      Float64Array.from({ length: count }, (_, k) => k),
      new Float64Array(count),
    )
  expect(path(3)).toHaveLength(3)
  const long = path(1000)
  expect(long.length).toBeLessThanOrEqual(126)
  expect(long.at(-1)?.[0]).toBe(999)
  expect(long.slice(0, 20)).toEqual(path(1001).slice(0, 20))
})
