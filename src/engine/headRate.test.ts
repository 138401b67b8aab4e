import { expect, test } from 'vitest'
import { defaultConfig } from '../core/config/defaults'
import { setField } from '../core/config/paths'
import type { RunConfig } from '../core/config/types'
import { createCpuEngine } from './cpu/engine'
import { layoutOf } from './layout'
import { settingsOf } from './settings'
import { createTrainer } from './trainer'

const base: RunConfig = {
  ...setField(defaultConfig, 'training.optimizer.id', 'sgd'),
  problem: { ...defaultConfig.problem, samples: 60 },
}

/** Parameters before and after the first update. */
async function firstStep(config: RunConfig): Promise<readonly Float64Array[]> {
  const trainer = await createTrainer(createCpuEngine(), { recordings: [{ config, edits: [] }] })
  const before = trainer.snapshot().engine.parameters
  trainer.advance()
  const after = trainer.snapshot().engine.parameters
  trainer.dispose()
  return [before, after]
}

test('the heads move by the factor, the trunk as before', async () => {
  const trunk = layoutOf({
    ...{ inputWidth: 2, trunk: [20, 20], activation: 'tanh', batchNorm: null, dropout: false, head: [] },
    tasks: [],
    ...{ optimizer: 'sgd', batchSize: 1, clips: false, runCount: 1 },
  }).trunkCount
  const [start, plain] = await firstStep(base)
  const [, faster] = await firstStep(setField(base, 'training.headRate', 8))
  expect(faster.subarray(0, trunk)).toEqual(plain.subarray(0, trunk))
  let moved = 0
  for (let k = trunk; k < plain.length; k++) {
    expect(faster[k] - start[k]).toBeCloseTo(8 * (plain[k] - start[k]), 12)
    if (plain[k] !== start[k]) moved++
  }
  expect(moved).toBeGreaterThan(50)
})

test('at 1 nothing is told to the engines, so that the update stays the same to the bit', () => {
  expect(settingsOf(base, 3, 0).headConstants).toBeUndefined()
  expect(settingsOf(setField(base, 'training.headRate', 2), 3, 0).headConstants).toEqual([
    2 * base.training.learningRate,
  ])
})
