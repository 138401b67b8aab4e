import { expect, test } from 'vitest'
import type { StepRecord } from '../../engine/trainer.types'
import { averaged } from './averaged'

const record = (step: number, losses: number[], weights = losses.map(() => 1)) =>
  ({
    step,
    trainLosses: Float64Array.from(losses),
    weights: Float64Array.from(weights),
    headWeights: Float64Array.from(weights),
    gramian: new Float64Array(losses.length ** 2),
  }) as unknown as StepRecord

test('averages losses, skips missing ones, and takes the weights unchanged', () => {
  const first = averaged(null, record(1, [4, Number.NaN]))
  const second = averaged(first, record(2, [8, 2], [1, 0]))
  expect([...(second?.trainLosses ?? [])]).toEqual([5, 2])
  const third = averaged(second, record(3, [Number.NaN, 2]))
  expect([...(third?.trainLosses ?? [])]).toEqual([5, 2])
  expect([...(second?.weights ?? [])]).toEqual([1, 0])
})

test('a task without a label in this batch keeps its weight and its gradient', () => {
  const nan = Number.NaN
  const at = (step: number, losses: number[], weights: number[], gramian: number[]) =>
    ({ ...record(step, losses, weights), gramian: Float64Array.from(gramian) }) as unknown as StepRecord
  const before = averaged(null, at(1, [4, 2], [1, 0.5], [4, 1, 1, 9]))
  const after = averaged(before, at(2, [4, nan], [2, nan], [4, nan, nan, nan]))
  expect([...(after?.weights ?? [])]).toEqual([2, 0.5])
  expect([...(after?.headWeights ?? [])]).toEqual([2, 0.5])
  expect([...(after?.trainLosses ?? [])]).toEqual([4, 2])
  expect([...(after?.gramian ?? [])]).toEqual([4, 1, 1, 9])
})

test('a vanished gradient counts as zero at once', () => {
  const at = (step: number, gramian: number[]) =>
    ({ ...record(step, [1, 1]), gramian: Float64Array.from(gramian) }) as unknown as StepRecord
  const gone = averaged(averaged(null, at(1, [4, 1, 1, 9])), at(2, [4, 0, 0, 0]))
  expect([...(gone?.gramian ?? [])]).toEqual([4, 0, 0, 0])
})

test('starts over with another run', () => {
  const old = averaged(null, record(100, [4, 4]))
  expect([...(averaged(old, record(0, [1, 1]))?.trainLosses ?? [])]).toEqual([1, 1])
  expect([...(averaged(old, record(101, [1, 1, 1]))?.trainLosses ?? [])]).toEqual([1, 1, 1])
  expect(averaged(old, null)).toBeNull()
})

test('looking twice at one step changes nothing', () => {
  const once = averaged(averaged(null, record(1, [4])), record(2, [8]))
  expect(averaged(once, record(2, [8]))).toBe(once)
})
