import { expect, test } from 'vitest'
import type { InputColumn, ProblemData, Split } from './define'
import { dotsOver, sliceOf } from './slice'

const plain = { unit: '', mean: 0, deviation: 1 }
const [a, kind, yes, b]: InputColumn[] = [
  { id: 'a', kind: 'number', place: 0, width: 2, ...plain },
  { id: 'kind', kind: 'category', place: 2, width: 2, ...plain },
  { id: 'yes', kind: 'yesno', place: 4, width: 1, ...plain },
  { id: 'b', kind: 'number', place: 5, width: 1, ...plain },
]
const split = (rows: number[][], mask: number[] | null = null): Split => ({
  rows: rows.length,
  inputs: Float64Array.from(rows.flat()),
  targets: [Float64Array.from(rows.keys())],
  masks: [mask && Uint8Array.from(mask)],
})
const data: ProblemData = {
  inputWidth: 6,
  tasks: [{ id: 't1', kind: 'regression', outputs: 1, targetWidth: 1 }],
  columns: [a, kind, yes, b],
  train: split([
    [-1, 0, 0, 1, -1, 0],
    [1, 0, 0, 1, -1, 2],
    [0, 0, 1, 0, 1, 1],
  ]),
  test: split(
    [
      [0, 0, 1, 0, 1, 1],
      [0, 1, 1, 0, 1, 1],
      [1, 0, 1, 0, 1, 0],
    ],
    [1, 1, 0],
  ),
}
const close = (values: ArrayLike<number>, expected: readonly number[]) =>
  expected.forEach((value, i) => {
    expect(values[i]).toBeCloseTo(value, 5)
  })

test('two numbers vary from the lower left to the upper right; the rest is at its mean or its most frequent value', () => {
  const slice = sliceOf(data, a, b, 2)
  close(slice.x, [-1.1, 1.1])
  close(slice.y, [-0.1, 2.1])
  const rows = [0, 1, 2, 3].map((cell) => slice.inputs.slice(6 * cell, 6 * cell + 6))
  close(rows[0], [-0.55, 0, 0, 1, -1, 1.55])
  close(rows[1], [0.55, 0, 0, 1, -1, 1.55])
  close(rows[3], [0.55, 0, 0, 1, -1, 0.45])
})

test('test rows stand over it unless they lack one of the numbers or the label', () => {
  const dots = dotsOver(data, 0, a, b, sliceOf(data, a, b, 2))
  expect(dots).toHaveLength(1)
  close([dots[0].x, dots[0].y, dots[0].target], [0.5, 0.5, 0])
})
