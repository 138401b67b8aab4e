import { expect, test } from 'vitest'
import { defaultConfig, defaultTask } from '../../core/config/defaults'
import type { RunConfig } from '../../core/config/types'
import { createCpuEngine } from '../cpu/engine'
import { createTrainer } from '../trainer'
import type { StepRecord } from '../trainer.types'

/** A tube of radius 10 contains every target, so loss and gradient of the first task are 0 from the start. */
const solved: RunConfig = {
  ...defaultConfig,
  tasks: [
    {
      ...defaultTask('t1', 'plane', 'epsilonInsensitive'),
      loss: { id: 'epsilonInsensitive', options: { epsilon: 10 } },
    },
    defaultTask('t2', 'circles', 'bce'),
  ],
  network: { ...defaultConfig.network, trunk: [20, 20] },
  training: {
    ...defaultConfig.training,
    optimizer: { id: 'sgd', options: {} },
    learningRate: 0.3,
    batchSize: 64,
    seed: 3,
    stopAfter: 1500,
  },
}

/** Test loss of the second task at step 1500. It is the same if the weight of the first task is unbounded. */
test.each([
  ['scale-invariant', 0.083],
  ['stch', 0.036],
  ['go4align', 0.036],
])(
  '%s: a solved task does not stop the other one',
  async (id, wanted) => {
    const records: StepRecord[] = []
    const trainer = await createTrainer(createCpuEngine(), {
      recordings: [{ config: { ...solved, weighting: { id, options: {}, modifiers: [] } }, edits: [] }],
      onRecord: (_, record) => records.push(record),
    })
    while (trainer.advance());
    const last = records[records.length - 1]
    expect(last.trainLosses[0]).toBe(0)
    expect(last.gradientNorms[0]).toBe(0)
    expect(last.testLosses[1]).toBeCloseTo(wanted, 2)
  },
  60_000,
)
