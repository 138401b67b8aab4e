import { expect, test } from 'vitest'
import type { ColumnName } from './columns'
import { isRelative, type RelativeName, relativeCurve } from './relative'

const losses: Partial<Record<ColumnName, number[][]>> = {
  trainLosses: [
    [4, 2, 1],
    [Number.NaN, 100, 50],
    [-2, 1, 1],
  ],
  testLosses: [
    [8, 2, 2],
    [300, 150, Number.NaN],
    [0, 1, 1],
  ],
}
const read = (name: ColumnName, index: number) => Float64Array.from(losses[name]?.[index] ?? [])
const curve = (name: RelativeName, index = 0) => [...relativeCurve(name, index, 2, read)]

test('each loss is divided by its first value, that is the first one that there is', () => {
  expect(curve('relativeTrain', 0)).toEqual([1, 0.5, 0.25])
  expect(curve('relativeTrain', 1)).toEqual([Number.NaN, 1, 0.5])
  expect(curve('relativeTest', 1)).toEqual([1, 0.5, Number.NaN])
})

test('there is no ratio to a first value that is not above 0', () => {
  expect(curve('relativeTrain', 2)).toEqual([Number.NaN, Number.NaN, Number.NaN])
  expect(curve('relativeTest', 2)).toEqual([Number.NaN, Number.NaN, Number.NaN])
})

test('a sum has a gap where a task has one, and is empty before the first record', () => {
  expect(curve('relativeTestSum')).toEqual([2, 0.75, Number.NaN])
  expect(curve('relativeTrainSum')).toEqual([Number.NaN, 1.5, 0.75])
  expect([...relativeCurve('relativeTestSum', 0, 0, () => new Float64Array(0))]).toEqual([])
})

test('a curve that begins later is relative to the start of another', () => {
  const later = () => Float64Array.of(2, 1)
  expect([...relativeCurve('relativeTest', 0, 2, later, read)]).toEqual([0.25, 0.125])
  expect([...relativeCurve('relativeTestSum', 0, 2, later, read)]).toEqual([0.25 + 2 / 300, 0.125 + 1 / 300])
})

test('recorded columns are none of these', () => {
  expect(['testLosses', 'relativeTest', 'relativeTestSum'].map((name) => isRelative(name as ColumnName))).toEqual([
    false,
    true,
    true,
  ])
})
