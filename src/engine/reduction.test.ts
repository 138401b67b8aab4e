import { expect, test } from 'vitest'
import { defaultConfig, defaultTask } from '../core/config/defaults'
import { setField } from '../core/config/paths'
import type { RunConfig } from '../core/config/types'
import { createCpuEngine } from './cpu/engine'
import { createTrainer } from './trainer'
import type { StepRecord } from './trainer.types'

const small: RunConfig = {
  ...defaultConfig,
  problem: { ...defaultConfig.problem, samples: 100 },
  tasks: [
    defaultTask('t1', 'blobs', 'softmax'),
    { ...defaultTask('t2', 'ripple', 'mse'), labels: 0.5 },
    defaultTask('t3', 'circles', 'bce'),
  ],
  training: { ...defaultConfig.training, batchSize: 70 },
}
const withFields = (fields: Readonly<Record<string, unknown>>): RunConfig =>
  Object.entries(fields).reduce((config, [path, value]) => setField(config, path as 'tasks', value), small)

async function firstRecord(config: RunConfig): Promise<StepRecord> {
  const records: StepRecord[] = []
  const trainer = await createTrainer(createCpuEngine(), {
    recordings: [{ config, edits: [] }],
    onRecord: (_, record) => records.push(record),
  })
  trainer.advance()
  trainer.dispose()
  return records[0]
}

test('a sum is the mean times the labelled rows, for the loss and its gradient', async () => {
  const [mean, sum] = [await firstRecord(small), await firstRecord(withFields({ 'tasks.t2.reduction': 'sum' }))]
  const labelled = Math.round(sum.trainLosses[1] / mean.trainLosses[1])
  expect(labelled).toBeGreaterThan(10)
  expect(labelled).toBeLessThan(70)
  expect(sum.trainLosses[1]).toBeCloseTo(labelled * mean.trainLosses[1], 8)
  expect(sum.gradientNorms[1]).toBeCloseTo(labelled * mean.gradientNorms[1], 8)
  // The batch is the whole training set, so its average number of labels is exact.
  expect(sum.testLosses[1]).toBeCloseTo(labelled * mean.testLosses[1], 8)
  expect(sum.testMetrics).toEqual(mean.testMetrics)
  for (const t of [0, 2]) expect(sum.trainLosses[t]).toBe(mean.trainLosses[t])
})

test('with weights of classes the sum has the weights and the mean divides by them', async () => {
  const weights = { 'tasks.t1.loss.options': { classWeights: [4, 4, 4] } }
  const plain = await firstRecord(withFields({ 'tasks.t1.reduction': 'sum' }))
  const mean = await firstRecord(withFields(weights))
  const sum = await firstRecord(withFields({ ...weights, 'tasks.t1.reduction': 'sum' }))
  expect(mean.trainLosses[0]).toBeCloseTo(plain.trainLosses[0] / 70, 10)
  expect(sum.trainLosses[0]).toBeCloseTo(4 * plain.trainLosses[0], 10)
  expect(sum.testLosses[0]).toBeCloseTo(4 * plain.testLosses[0], 10)
})
