import { describe, expect, test } from 'vitest'
import { defaultConfig, defaultTask } from '../core/config/defaults'
import type { RunConfig } from '../core/config/types'
import { packRow, rowWidth } from '../core/measures/columns'
import { weightings } from '../core/weightings/all'
import { createCpuEngine } from './cpu/engine'
import { filledIn, inEffect } from './inEffect'
import { createTrainer } from './trainer'
import type { StepRecord } from './trainer.types'

const around = (id: string, options = {}, modifiers: RunConfig['weighting']['modifiers'] = []) => ({
  id,
  options,
  modifiers,
})
/** Small batches: in most of them one task has no label, in some of them no task has one. */
const partly = (weighting = around('weighted-sum'), labels = 0.2): RunConfig => ({
  ...defaultConfig,
  problem: { ...defaultConfig.problem, samples: 90 },
  network: { ...defaultConfig.network, trunk: [6, 5] },
  tasks: [
    { ...defaultTask('t1', 'circles', 'bce'), labels, weight: 2 },
    { ...defaultTask('t2', 'ripple', 'mse'), labels },
    { ...defaultTask('t3', 'plane', 'mse'), labels, weight: 0.5 },
  ],
  training: { ...defaultConfig.training, batchSize: 3 },
  weighting,
})

async function recordsOf(config: RunConfig, steps: number): Promise<StepRecord[]> {
  const records: StepRecord[] = []
  const trainer = await createTrainer(createCpuEngine(), {
    recordings: [{ config, edits: [] }],
    onRecord: (_, record) => records.push(record),
  })
  while (trainer.step < steps && trainer.advance());
  trainer.dispose()
  return records
}
const absent = (record: StepRecord) => Array.from(record.trainLosses, Number.isNaN)

describe('a missing value is not zero', () => {
  test.each(weightings.map(({ id }) => id))(
    '%s: every value of a task without a label in the batch is NaN',
    async (id) => {
      const records = await recordsOf(partly(around(id)), 200)
      expect(records.filter((record) => absent(record).includes(true)).length).toBeGreaterThan(20)
      for (const record of records) {
        const missing = absent(record)
        for (const values of [record.gradientNorms, record.weights, record.headWeights])
          expect(Array.from(values, Number.isNaN)).toEqual(missing)
        for (const value of Object.values(record.trace))
          if (typeof value !== 'number' && value.length === 3)
            expect(missing.filter((mine, t) => mine && value[t] === 0)).toEqual([])
        expect(Array.from(record.layerNorms, Number.isNaN)).toEqual([...missing, ...missing])
        expect(Array.from(record.gramian, Number.isNaN)).toEqual(
          missing.flatMap((mine) => missing.map((other) => mine || other)),
        )
        // The columns that are measured on the record keep all values of the tasks with a label.
        const row = new Float64Array(rowWidth(3, 2))
        packRow(record, row)
        const descents = row.subarray(6 + 6 * 3, 6 + 7 * 3)
        expect(Array.from(descents, Number.isNaN)).toEqual(missing)
        expect(Number.isNaN(record.totalTrain)).toBe(!missing.includes(false))
        expect(record.totalTest).toBeTypeOf('number')
        expect(record.totalTest).not.toBeNaN()
      }
    },
  )

  test('a batch without any label has no total and does not stop the run', async () => {
    const records = await recordsOf(partly(around('equal'), 0.05), 200)
    const none = records.filter((record) => !absent(record).includes(false))
    expect(none.length).toBeGreaterThan(5)
    for (const { totalTrain, totalTest } of none) {
      expect(totalTrain).toBeNaN()
      expect(totalTest).toBeGreaterThan(0)
    }
  })
})

describe('the test total does not follow the labels of the training batch', () => {
  test.each([
    ['the sliders', around('weighted-sum'), [2, 1, 0.5]],
    ['normalised sliders', around('weighted-sum', { normalize: true }), [4 / 7, 2 / 7, 1 / 7]],
    ['equal shares', around('equal'), [1 / 3, 1 / 3, 1 / 3]],
    ['weighted gradients, heads at 1', around('mgda'), [2, 1, 0.5].map(() => 1)],
  ])('%s', async (_, weighting, weights) => {
    const records = await recordsOf(partly(weighting), 200)
    // Before its first label a task has its slider's weight, if the method needs observations.
    const seen = records.findIndex((_record, k) =>
      [0, 1, 2].every((t) => records.slice(0, k).some((record) => !absent(record)[t])),
    )
    expect(seen).toBeGreaterThan(0)
    expect(seen).toBeLessThan(15)
    for (const { totalTest, testLosses } of records.slice(seen))
      expect(totalTest).toBeCloseTo(
        weights.reduce((sum, weight, t) => sum + weight * testLosses[t], 0),
        10,
      )
  })

  test('learned shares add up to 1 over all tasks, even if few took part', () => {
    const famo = around('famo')
    const first = inEffect(famo, [Number.NaN, Number.NaN, Number.NaN], [0.3, 0, 0.7], [true, false, true])
    expect(first).toEqual([0.3 * (2 / 3), Number.NaN, 0.7 * (2 / 3)])
    expect(filledIn(famo, first, [2, 1, 0.5]).reduce((a, b) => a + b)).toBeCloseTo(1, 12)
    const next = inEffect(famo, first, [0, 1, 0], [false, true, false])
    expect(next.reduce((a, b) => a + b)).toBeCloseTo(1, 12)
    // Heads at 1 are not shares, unless a modifier makes them shares.
    expect(inEffect(around('mgda'), [1, 1], [1, 0], [true, false])).toEqual([1, 1])
    expect(inEffect(around('mgda', {}, [{ id: 'heads', options: {} }]), [0.4, 0.6], [1, 0], [true, false])).toEqual([
      0.5, 0.6,
    ])
    expect(filledIn(around('uw'), [1.2, Number.NaN], [2, 3])).toEqual([1.2, 3])
  })
})
