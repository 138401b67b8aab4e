import { expect, test } from 'vitest'
import { defaultConfig } from '../../core/config/defaults'
import type { Edit } from '../../core/config/types'
import { createCpuEngine } from '../cpu/engine'
import { createTrainer } from '../trainer'
import type { StepRecord } from '../trainer.types'

/** Index of Checkerboard among the default tasks. */
const QUIET = 1
const SEEDS = [1, 2, 3, 4, 5]

async function film(seed: number, edits: readonly Edit[], steps: number): Promise<Map<number, StepRecord>> {
  const config = { ...defaultConfig, training: { ...defaultConfig.training, seed } }
  const records = new Map<number, StepRecord>()
  const trainer = await createTrainer(createCpuEngine(), {
    recordings: [{ config, edits }],
    onRecord: (_run, record) => records.set(record.step, record),
  })
  while (trainer.step <= steps) trainer.advance()
  return records
}
const accuracy = (records: Map<number, StepRecord>, step: number) => records.get(step)?.testMetrics[QUIET] ?? Number.NaN

test.each(SEEDS)(
  'the default set-up: one task dominates until the weight of the quiet one is raised, seed %i',
  { timeout: 60_000 },
  async (seed) => {
    const untouched = await film(seed, [], 800)
    const turnedUp = { step: 400, field: `tasks.${defaultConfig.tasks[QUIET].id}.weight` as const, value: 30 }
    const mended = await film(seed, [turnedUp], 800)

    // One task dominates: the total falls, but the quiet task stays wrong.
    const early = untouched.get(100)
    expect(early?.trainLosses[2]).toBeGreaterThan(10 * (early?.trainLosses[QUIET] ?? 0))
    expect(untouched.get(300)?.totalTrain).toBeLessThan((untouched.get(0)?.totalTrain ?? 0) / 3)
    expect(accuracy(untouched, 400)).toBeLessThan(0.82)
    expect(accuracy(untouched, 800)).toBeLessThan(0.87)
    // With a larger weight the quiet task is learned in some hundred steps, and so is the loud one.
    expect(accuracy(mended, 800)).toBeGreaterThan(0.9)
    expect(accuracy(mended, 800)).toBeGreaterThan(accuracy(untouched, 800) + 0.06)
    expect(mended.get(800)?.testMetrics[2]).toBeGreaterThan(0.8)
  },
)
