import { expect, test } from 'vitest'
import { largestWeight, planOf, rowPath } from './timeline'

test('a schedule of starts, ends and ramps, times the sliders', () => {
  const options = { start: [0, 100], end: [300, -1], ramp: [0, 50] }
  const plan = planOf({ id: 'task-schedule', options, modifiers: [] }, [2, 4])
  expect(plan?.settled).toBe(300)
  expect([0, 299, 300].map((step) => plan?.weightAt(step, 0))).toEqual([2, 2, 0])
  expect([99, 125, 150].map((step) => plan?.weightAt(step, 1))).toEqual([0, 2, 4])
})

test('curves by hand', () => {
  const curves = [
    [
      [0, 1],
      [200, 3],
    ],
  ]
  const plan = planOf({ id: 'manual-schedule', options: { curves }, modifiers: [] }, [0.5, 1])
  expect(plan?.settled).toBe(200)
  expect(plan?.weightAt(100, 0)).toBe(1)
  expect(plan?.weightAt(100, 1)).toBe(1)
})

test('no plan where the losses decide, or nothing is planned', () => {
  expect(planOf({ id: 'task-schedule', options: { trigger: 'flat' }, modifiers: [] }, [1])).toBeNull()
  expect(planOf({ id: 'weighted-sum', options: {}, modifiers: [] }, [1])).toBeNull()
})

test('a row is filled as far as the weight reaches', () => {
  const plan = planOf({ id: 'task-schedule', options: { start: [50] }, modifiers: [] }, [2])
  if (!plan) throw new Error('no plan')
  expect(largestWeight(plan, 1, 100)).toBe(2)
  expect(rowPath(plan, 0, 100, 2, 10, 8, 2)).toBe('M0,18L0,18L50,10L100,10L100,18Z')
})

test('tasks that are introduced under another method, and one schedule inside another', () => {
  const late = { id: 'introduce', options: { start: [0, 200] } }
  const plan = planOf({ id: 'mgda', options: {}, modifiers: [late] }, [3, 3])
  expect(plan?.starts).toEqual([0, 200])
  expect(plan?.settled).toBe(200)
  expect([199, 200].map((step) => plan?.weightAt(step, 1))).toEqual([0, 1])
  const both = planOf({ id: 'task-schedule', options: { start: [300, 0] }, modifiers: [late] }, [2, 4])
  expect(both?.starts).toEqual([300, 200])
  expect([299, 300].map((step) => both?.weightAt(step, 0))).toEqual([0, 2])
  expect([199, 200].map((step) => both?.weightAt(step, 1))).toEqual([0, 4])
})
