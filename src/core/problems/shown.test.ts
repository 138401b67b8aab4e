import { expect, test } from 'vitest'
import type { ProblemData, Split } from './define'
import { shownOf, shownRows } from './shown'

test('all rows of a small split, else as many as may be shown, spread evenly', () => {
  expect([...shownRows(4, 3, 1)]).toEqual([0, 1, 2, 3])
  expect(shownRows(6000, 3, 1)).toHaveLength(1000)
  expect([...shownRows(6000, 3, 1).subarray(0, 3)]).toEqual([0, 6, 12])
  expect(shownRows(6000, 3, 10)).toHaveLength(200)
  expect(shownRows(6000, 1024, 1)).toHaveLength(512)
  expect(shownRows(6000, 2 ** 20, 1)).toHaveLength(1)
})

test('inputs and truths of the rows, and no truth without a label', () => {
  const rows = 2500
  const split: Split = {
    rows,
    inputs: Float64Array.from({ length: 2 * rows }, (_, i) => i),
    targets: [Float64Array.from({ length: 2 * rows }, (_, i) => -i), Float64Array.from({ length: rows }, (_, i) => i)],
    masks: [null, Uint8Array.from({ length: rows }, (_, i) => Number(i !== 5))],
  }
  const data: ProblemData = {
    inputWidth: 2,
    tasks: [
      { id: 't1', kind: 'regression', outputs: 2, targetWidth: 2 },
      { id: 't2', kind: 'regression', outputs: 1, targetWidth: 1 },
    ],
    train: split,
    test: split,
  }
  const shown = shownOf(data)
  expect(shown.of).toBe(rows)
  expect([...shown.rows.subarray(0, 3)]).toEqual([0, 2, 5])
  expect([...shown.inputs.subarray(0, 6)]).toEqual([0, 1, 4, 5, 10, 11])
  expect([...shown.truths[0].subarray(0, 6)]).toEqual([-0, -1, -4, -5, -10, -11])
  expect([...shown.truths[1].subarray(0, 3)]).toEqual([0, 2, Number.NaN])
})
