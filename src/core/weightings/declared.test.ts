import { expect, test } from 'vitest'
import { descentRateOf, planOf, stopsAtVanished } from './declared'
import { isScheduled } from './scheduled'

const plain = (id: string, options: object = {}) => ({ id, options: { ...options }, modifiers: [] })

test('a vanished gradient ends training where the shortest mixture is taken as it is', () => {
  const by = (normalization: string) => stopsAtVanished(plain('mgda', { normalization }))
  expect(['none', 'l2', 'loss', 'loss+'].map(by)).toEqual([true, false, true, false])
  expect(stopsAtVanished(plain('cagrad'))).toBe(false)
})

test('the rate of plain descent is an option of the methods that learn a factor 1 / l', () => {
  for (const id of ['imtl-l', 'imtl']) {
    expect(descentRateOf(plain(id, { optimizer: 'sgd', learningRate: 0.1 })), id).toBe(0.1)
    expect(descentRateOf(plain(id, { learningRate: 0.1 })), id).toBeNull()
  }
  expect(descentRateOf(plain('uw', { optimizer: 'sgd' }))).toBeNull()
})

test('a schedule is told by the method or by a modifier around it', () => {
  const introduced = [{ id: 'introduce', options: {} }]
  expect(['task-schedule', 'manual-schedule', 'mgda'].map((id) => isScheduled(plain(id)))).toEqual([true, true, false])
  expect(isScheduled({ ...plain('mgda'), modifiers: introduced })).toBe(true)
})

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
