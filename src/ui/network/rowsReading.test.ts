import { expect, test } from 'vitest'
import { defaultTask } from '../../core/config/defaults'
import type { Problem } from '../../core/problems/define'
import type { RowsPicture } from '../../worker/protocol'
import { readRows } from './rowsReading'
import { readerOf } from './tones'

const problem: Problem = {
  id: 'rows',
  targets: [
    { id: 'kind', kind: 'multiclass', classes: () => 3, defaultLoss: 'softmax' },
    { id: 'sex', kind: 'binary', defaultLoss: 'bce' },
    { id: 'mass', kind: 'regression', unit: 'g', standard: { offset: 4000, size: 500 }, defaultLoss: 'mse' },
    { id: 'plain', kind: 'regression', columns: 2, defaultLoss: 'mse' },
  ],
  usualTasks: [],
  dials: [],
  inputWidth: () => 1,
  surface: null,
  make: () => {
    throw new Error('not made')
  },
}
function read(target: string, loss: string, values: number[], truths: number[], outputs = 1, width = 1, scale = 1) {
  const task = { ...defaultTask('t1', target, loss), scale }
  const picture: RowsPicture = {
    kind: 'rows',
    task: 0,
    of: truths.length / width,
    outputs,
    width,
    values: Float32Array.from(values),
    truths: Float32Array.from(truths),
  }
  return readRows(problem, task, readerOf(problem, task), picture)
}

test('the likeliest of several classes is the prediction', () => {
  const reading = read('kind', 'softmax', [3, 1, 2, 0, 5, 1, 1, 2, 9], [0, 2, 2], 3)
  expect(reading).toMatchObject({ kind: 'classes', confusion: { classes: 3, rows: 3, right: 2 } })
  expect(reading.kind === 'classes' && [...reading.confusion.counts]).toEqual([1, 0, 0, 0, 0, 0, 0, 1, 1])
})

test('an output above 0 is class 1 of two, and no number is none', () => {
  const reading = read('sex', 'bce', [0.1, -0.1, 2, Number.NaN], [1, 1, 0, 0])
  expect(reading.kind === 'classes' && [...reading.confusion.counts]).toEqual([0, 1, 1, 1])
})

test('numbers are read in the unit of the target, whatever the scale of the task', () => {
  const reading = read('mass', 'mse', [2, -2], [1, Number.NaN], 1, 1, 2)
  expect(reading).toMatchObject({ kind: 'numbers', unit: 'g' })
  expect(reading.kind === 'numbers' && [...reading.pairs.truths]).toEqual([4250])
  expect(reading.kind === 'numbers' && [...reading.pairs.predictions]).toEqual([4500])
})

test('all columns of a task are read together', () => {
  const reading = read('plain', 'mse', [1, 2, 3, 4], [1, 4, 2, 3], 2, 2)
  expect(reading.kind === 'numbers' && [...reading.pairs.predictions]).toEqual([1, 3, 4, 2])
  expect(reading).toMatchObject({ columns: 2 })
})
