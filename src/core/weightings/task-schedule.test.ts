import { describe, expect, test } from 'vitest'
import { defaultConfig } from '../config/defaults'
import { pickedOptions } from '../config/picked'
import type { WeightingConfig } from '../config/types'
import { withDefaults } from '../options'
import { decide, initState, type PartialObservation, type WeightingState } from './decide'
import { rampAt, scheduleOptions, staircase } from './task-schedule'

const NONE = Number.NaN
const schedule = (options: WeightingConfig['options']): WeightingConfig => ({
  id: 'task-schedule',
  options,
  modifiers: [],
})
/** The same schedule around a plain weighted sum. */
const modifier = (options: WeightingConfig['options']): WeightingConfig => ({
  id: 'weighted-sum',
  options: {},
  modifiers: [{ id: 'introduce', options }],
})

const observationOf = (step: number, losses: readonly number[]): PartialObservation => ({
  step,
  epoch: 0,
  learningRate: 0.1,
  taskCount: losses.length,
  userWeights: losses.map((_, i) => i + 1),
  random: { uniform: () => 0.5, normal: () => 0, order: (items) => [...items] },
  losses,
})

/** Weights of each step under the given losses. */
function played(config: WeightingConfig, steps: number, lossesAt: (step: number) => readonly number[]): number[][] {
  let state: WeightingState = initState(config, lossesAt(0).length)
  return Array.from({ length: steps }, (_, step) => {
    const outcome = decide(config, observationOf(step, lossesAt(step)), state)
    state = outcome.state
    return outcome.weights
  })
}
/** First step in which each task has a weight; −1 = never. */
const entries = (weights: readonly number[][]): number[] =>
  weights[0].map((_, task) => weights.findIndex((row) => row[task] > 0))

describe('the ramp', () => {
  test('abrupt, linear, cosine', () => {
    const at = [3, 4, 5, 6, 8, 9]
    expect(at.map((step) => rampAt(step, 4, 0, 'linear'))).toEqual([0, 1, 1, 1, 1, 1])
    expect(at.map((step) => rampAt(step, 4, 4, 'linear'))).toEqual([0, 0, 0.25, 0.5, 1, 1])
    const bend = 0.5 - 0.5 * Math.cos(Math.PI / 4)
    expect(at.map((step) => rampAt(step, 4, 4, 'cosine'))).toEqual([0, 0, bend, expect.closeTo(0.5, 12), 1, 1])
  })
})

describe.each([
  ['the weighting', schedule],
  ['the modifier', modifier],
])('%s', (_name, made) => {
  test('start, ramp and end of each task, at the steps given', () => {
    const weights = played(made({ start: [0, 3, 2], end: [5, -1, -1], ramp: [2, 0, 4] }), 9, () => [1, 1, 1])
    expect(weights.map(([first]) => first)).toEqual([0, 0.5, 1, 1, 1, 1, 0.5, 0, 0])
    expect(weights.map((row) => row[1])).toEqual([0, 0, 0, 2, 2, 2, 2, 2, 2])
    expect(weights.map((row) => row[2])).toEqual([0, 0, 0, 0.75, 1.5, 2.25, 3, 3, 3])
  })

  const flat = { trigger: 'flat', window: 5, drop: 0.1 }

  test('flat: the next task comes when the newest loss no longer falls, and not before', () => {
    // Falls by a tenth a step until step 20, then stays.
    const falling = (step: number) => 0.9 ** Math.min(step, 20)
    const [first, second] = entries(played(made(flat), 80, (step) => [falling(step), 1]))
    expect(first).toBe(0)
    expect(second).toBeGreaterThan(25)
    expect(second).toBeLessThan(36)
    expect(entries(played(made(flat), 80, (step) => [0.9 ** step, 1]))).toEqual([0, -1])
  })

  test('flat: tasks come in the order of the start steps, each with a ramp from its first step', () => {
    const weights = played(made({ ...flat, start: [20, 0, 10], ramp: [4, 0, 0] }), 60, () => [1, 1, 1])
    const [a, b, c] = entries(weights)
    expect([b, c]).toEqual([0, 10])
    // Two windows later, at step 20. The ramp starts at 0, so the first weight above 0 is a step later.
    expect(a).toBe(21)
    expect(weights.slice(a - 1, a + 5).map((row) => row[0])).toEqual([0, 0.25, 0.5, 0.75, 1, 1])
  })

  test('flat: steps without a label of the newest task do not count', () => {
    const seldom = (step: number) => [step % 3 === 0 ? 1 : NONE, step % 2 === 0 ? 5 : NONE]
    const weights = played(made(flat), 60, seldom)
    // Two windows of labelled steps of the first task: 3, 6, … 30.
    expect(entries(weights)).toEqual([0, 30])
    weights.forEach((row, step) => {
      seldom(step).forEach((loss, task) => {
        if (Number.isNaN(loss)) expect(row[task]).toBe(0)
      })
    })
  })

  test('flat: the first task comes first, even without a label in the first batch', () => {
    const late = (step: number) => [step < 3 ? NONE : 1, 1]
    expect(entries(played(made(flat), 40, late))).toEqual([3, 12])
  })

  test('gives the same weights when played again from a snapshot', () => {
    const config = made({ ...flat, ramp: [3, 3, 3] })
    let state = initState(config, 3)
    const lossesAt = (step: number) => [1 + 0.1 * Math.sin(step), step % 4 === 0 ? NONE : 1, 2]
    const weights: number[][] = []
    for (let step = 0; step < 50; step++) {
      const outcome = decide(config, observationOf(step, lossesAt(step)), structuredClone(state))
      expect(decide(config, observationOf(step, lossesAt(step)), state).weights).toEqual(outcome.weights)
      state = outcome.state
      weights.push(outcome.weights)
    }
    expect(weights).toEqual(played(config, 50, lossesAt))
  })
})

test('with `normalize` the tasks that have a label share the sum', () => {
  const weights = played(schedule({ normalize: true, start: [0, 0, 2] }), 4, (step) => [1, step === 1 ? NONE : 1, 1])
  const third = (a: number, b: number, c: number) => [a / 6, b / 6, c / 6].map((x) => expect.closeTo(x, 12))
  expect(weights).toEqual([third(2, 4, 0), [1, 0, 0], third(1, 2, 3), third(1, 2, 3)])
})

describe('start steps of a new schedule', () => {
  test('come every 200 steps from the current step, and within the first half of a shorter run', () => {
    expect(staircase(3, 0, 0)).toEqual([0, 200, 400])
    expect(staircase(3, 0, 400)).toEqual([0, 100, 200])
    expect(staircase(3, 1000, 0)).toEqual([0, 1200, 1400])
    expect(staircase(3, 1000, 1100)).toEqual([0, 1025, 1050])
    expect(staircase(1, 0, 0)).toEqual([0])
  })
  test('fit the option whatever the run', () => {
    const runs = [
      { count: 12, from: 0, end: 5 },
      { count: 12, from: 10_000_000, end: 0 },
      { count: 2, from: 999_999, end: 10_000_000 },
    ]
    for (const { count, from, end } of runs) {
      const start = staircase(count, from, end)
      expect(start).toHaveLength(count)
      expect(start.every((step) => Number.isInteger(step) && step >= 0 && step <= 1_000_000)).toBe(true)
    }
  })
  test('are set where the method or the modifier is picked, and nowhere else', () => {
    const span = { from: 0, end: 0 }
    expect(pickedOptions('task-schedule', defaultConfig, span)).toEqual({ start: [0, 200, 400] })
    expect(pickedOptions('introduce', defaultConfig, span)).toEqual({ start: [0, 200, 400] })
    expect(pickedOptions('mgda', defaultConfig, span)).toEqual({})
    expect(withDefaults(scheduleOptions, {}).start).toEqual([])
    const one = { tasks: defaultConfig.tasks.slice(0, 1) }
    expect(pickedOptions('task-schedule', one, span)).toEqual({})
  })
})
