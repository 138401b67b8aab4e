import { expect, test } from 'vitest'
import { decide, initState } from './decide'
import { curveAt } from './manual-schedule'

test('a curve is constant before its first point and after its last, and linear in between', () => {
  const points = [
    [10, 0],
    [20, 4],
    [40, 2],
  ] as const
  expect([0, 10, 15, 20, 30, 40, 1e9].map((step) => curveAt(points, step))).toEqual([0, 0, 2, 4, 3, 2, 2])
})

test('of two points at one step the later one holds from there on', () => {
  const jump = [
    [5, 1],
    [5, 3],
  ] as const
  expect([4, 5, 6].map((step) => curveAt(jump, step))).toEqual([1, 3, 3])
})

test('no points: the slider alone', () => {
  expect(curveAt([], 7)).toBe(1)
  expect(curveAt(undefined, 7)).toBe(1)
})

test('weights are slider times curve, for trunk and heads, and stay with their task when one has no label', () => {
  const curves = [
    [[0, 2]],
    [],
    [
      [0, 0],
      [10, 1],
    ],
  ]
  const config = { id: 'manual-schedule', options: { curves }, modifiers: [] }
  const weigh = (losses: number[]) =>
    decide(
      config,
      {
        step: 5,
        epoch: 0,
        learningRate: 0.1,
        taskCount: 3,
        userWeights: [1, 3, 4],
        random: { uniform: () => 0.5, normal: () => 0, order: (items) => [...items] },
        losses,
      },
      initState(config, 3),
    )
  expect(weigh([1, 1, 1])).toMatchObject({ weights: [2, 3, 2], headWeights: [2, 3, 2] })
  expect(weigh([Number.NaN, 1, 1])).toMatchObject({ weights: [0, 3, 2], headWeights: [0, 3, 2], inactive: [0] })
})
