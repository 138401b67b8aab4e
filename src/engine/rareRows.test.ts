import { describe, expect, test } from 'vitest'
import { defaultConfig, defaultTask } from '../core/config/defaults'
import type { RunConfig } from '../core/config/types'
import { balancedWeights } from '../core/losses/classWeights'
import type { ProblemData } from '../core/problems/define'
import { createBatches } from './batches'
import { createCpuEngine } from './cpu/engine'
import { drawRareRows, strataOf } from './rareRows'
import { createTrainer } from './trainer'

/** Task 1 has classes in the ratio 16 : 3 : 1, task 2 is a regression with labels on every tenth row. */
const ROWS = 40
const classOf = (row: number): number => (row < 32 ? 0 : row < 38 ? 2 : 3)
const data: Pick<ProblemData, 'tasks' | 'train'> = {
  tasks: [
    { id: 't1', kind: 'multiclass', outputs: 4, targetWidth: 1 },
    { id: 't2', kind: 'regression', outputs: 1, targetWidth: 1 },
    { id: 't3', kind: 'binary', outputs: 1, targetWidth: 1 },
  ],
  train: {
    rows: ROWS,
    inputs: new Float64Array(2 * ROWS),
    targets: [
      Float64Array.from({ length: ROWS }, (_, i) => classOf(i)),
      new Float64Array(ROWS),
      new Float64Array(ROWS),
    ],
    masks: [null, Uint8Array.from({ length: ROWS }, (_, i) => (i % 10 === 0 ? 1 : 0)), new Uint8Array(ROWS)],
  },
}
const strata = strataOf(data)

test('rows are sorted by task and class; those without a label are left out', () => {
  expect(strata.map((classes) => classes.map(({ length }) => length))).toEqual([[32, 6, 2], [4]])
  expect([...strata[1][0]]).toEqual([0, 10, 20, 30])
})

test('each combination of answers to several yes/no columns is a class', () => {
  const targets = [Float64Array.of(0, 1, 1, 1, 0, 1, 1, 0, 0, 0)]
  const { train } = data
  const found = strataOf({
    tasks: [{ id: 't1', kind: 'binary', outputs: 2, targetWidth: 2 }],
    train: { ...train, rows: 5, targets, masks: [null] },
  })
  expect(found.map((classes) => classes.map((rows) => [...rows]))).toEqual([[[4], [0, 2], [3], [1]]])
})

describe.each([0.3, 1])('at the share %d', (share) => {
  test('each row is drawn with the probability of the formula', () => {
    const weights = balancedWeights([32, 0, 6, 2])
    const wanted = Array.from({ length: ROWS }, (_, i) => {
      const [first, second] = [weights[classOf(i)] ?? 0, i % 10 === 0 ? ROWS / 4 : 0]
      return ((1 - share) * 1 + (share * (first + second)) / 2) / ROWS
    })
    expect(wanted.reduce((a, b) => a + b)).toBeCloseTo(1, 12)
    const { rows } = createBatches(ROWS, 8, [5], strata)
    const counts = new Array<number>(ROWS).fill(0)
    const steps = 20_000
    for (let step = 0; step < steps; step++) for (const row of rows(step, [share])) counts[row]++
    const draws = 8 * steps
    wanted.forEach((p, row) => {
      // Five standard deviations of a binomial count.
      expect(Math.abs(counts[row] - draws * p), `row ${row}`).toBeLessThan(5 * Math.sqrt(draws * p * (1 - p)) + 1)
    })
  })
})

test('at the share 0 the batches stay as they are, to the row', () => {
  const [plain, dialled] = [createBatches(ROWS, 8, [5, 6]), createBatches(ROWS, 8, [5, 6], strata)]
  for (const step of [0, 3, 17]) {
    expect(dialled.rows(step)).toEqual(plain.rows(step))
    expect(dialled.rows(step, [0, 0])).toEqual(plain.rows(step))
  }
})

test('a run does not depend on the share of another, nor on earlier calls', () => {
  const { rows } = createBatches(ROWS, 8, [5, 6], strata)
  rows(9, [1, 1])
  const both = rows(4, [0.5, 0])
  expect([...both.subarray(0, 8)]).toEqual([...createBatches(ROWS, 8, [5], strata).rows(4, [0.5])])
  expect([...both.subarray(8)]).toEqual([...createBatches(ROWS, 8, [6]).rows(4)])
})

test('without any label, and for the full batch, nothing is drawn', () => {
  const rows = Int32Array.of(3, 1, 2)
  drawRareRows(rows, [], 1, 1, 1)
  expect([...rows]).toEqual([3, 1, 2])
  const full = createBatches(6, 6, [3], strata)
  expect(full.rows(0, [1])).toBe(full.rows(4, [1]))
})

test('a task with few labels is seen in more batches, live', async () => {
  const config: RunConfig = {
    ...defaultConfig,
    tasks: [defaultTask('t1', 'circles', 'bce'), { ...defaultTask('t2', 'ripple', 'mse'), labels: 0.01 }],
    training: { ...defaultConfig.training, batchSize: 8 },
  }
  const seen = async (from: number, share: number) => {
    const withLabel: number[] = []
    const edits = share > 0 ? [{ step: from, field: 'training.oversampling' as const, value: share }] : []
    const trainer = await createTrainer(createCpuEngine(), {
      recordings: [{ config, edits }],
      onRecord: (_, { step, trainLosses }) => {
        if (!Number.isNaN(trainLosses[1])) withLabel.push(step)
      },
    })
    while (trainer.step < 40) trainer.advance()
    trainer.dispose()
    return withLabel
  }
  const [without, late] = [await seen(0, 0), await seen(10, 1)]
  expect(late.filter((step) => step < 10)).toEqual(without.filter((step) => step < 10))
  expect(late.filter((step) => step >= 10).length).toBeGreaterThan(without.filter((step) => step >= 10).length)
})
