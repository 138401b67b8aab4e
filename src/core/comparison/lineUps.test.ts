import { describe, expect, it, test } from 'vitest'
import { defaultConfig } from '../config/defaults'
import { setField } from '../config/paths'
import type { Recording } from '../config/types'
import { weightingById } from '../weightings/all'
import { laneConfig, whatDiffers } from './expand'
import { baselines, lineUps } from './lineUps'
import { type Comparison, MOST_LANES } from './types'

const base: Recording = { config: defaultConfig, edits: [] }
const lanesOf = (id: string, from: Recording = base) => lineUps.find((lineUp) => lineUp.id === id)?.lanes(from) ?? []
const comparisonOf = (id: string): Comparison => ({
  base,
  lanes: lanesOf(id),
  seeds: [1],
  fork: 0,
  steps: 0,
  threshold: 0.9,
})
const ratesOf = (from: Recording) => lanesOf('learning-rate', from).map(({ changes }) => changes[0]?.value ?? null)

describe.each(lineUps.map(({ id }) => id))('the line-up %s', (id) => {
  it('starts with the unchanged set-up, and no two lanes are equal', () => {
    const whole = comparisonOf(id)
    expect(whole.lanes.length).toBeLessThanOrEqual(MOST_LANES)
    expect(laneConfig(whole, whole.lanes[0])).toEqual(defaultConfig)
    const all = whole.lanes.map((lane) => JSON.stringify(laneConfig(whole, lane)))
    expect(new Set(all).size).toBe(whole.lanes.length)
    expect(new Set(whole.lanes.map((lane) => lane.id)).size).toBe(whole.lanes.length)
    expect(new Set(whole.lanes.map((lane) => JSON.stringify(whatDiffers(lane)))).size).toBe(whole.lanes.length)
  })
})

test.each([
  ['loss', 'loss'],
  ['gradient', 'gradient'],
])('%s has, beside equal weights, only that family', (id, family) => {
  const uneven: Recording = { config: setField(defaultConfig, 'tasks.t1.weight', 3), edits: [] }
  const [, equal, ...others] = lanesOf(id, uneven).map((lane) => laneConfig(comparisonOf(id), lane).weighting.id)
  expect(equal).toBe('equal')
  expect(others.map((method) => weightingById(method).family)).toEqual(others.map(() => family))
  expect(others.length).toBe(10)
})

test('the weighting of the set-up is not repeated', () => {
  const config = setField(defaultConfig, 'weighting', { id: 'uw', options: {}, modifiers: [] })
  const methods = lanesOf('fixed-adaptive', { config, edits: [] }).flatMap(({ changes }) => changes[0]?.value ?? [])
  expect(methods).not.toContainEqual({ id: 'uw', options: {}, modifiers: [] })
  // Equal weights and the average differ only in the length of a step.
  const beside = lanesOf('fixed-adaptive').flatMap(({ changes }) => changes[0]?.value ?? [])
  expect(beside).not.toContainEqual({ id: 'equal', options: {}, modifiers: [] })
  expect(beside).toHaveLength(7)
})

test('learning rates stay within their limits', () => {
  expect(ratesOf(base)).toEqual([null, 0.001, 0.00333, 0.03, 0.1])
  const fast = setField(defaultConfig, 'training.learningRate', 4)
  expect(ratesOf({ config: fast, edits: [] })).toEqual([null, 0.4, 1.33])
})

test('baselines are added for the enabled tasks that have none', () => {
  const config = setField(defaultConfig, 'tasks.t2.enabled', false)
  const first = baselines({ config, edits: [] }, [])
  expect(first.map(({ id, only }) => [id, only])).toEqual([
    ['a', 't1'],
    ['b', 't3'],
  ])
  expect(baselines(base, first).map(({ id, only }) => [id, only])).toEqual([['c', 't2']])
})
