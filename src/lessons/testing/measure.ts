/** Trains what a claim asks for on the CPU engine and measures effect and control for each seed. */
import { defaultConfig } from '../../core/config/defaults'
import type { RunConfig } from '../../core/config/types'
import { createCpuEngine } from '../../engine/cpu/engine'
import { createTrainer } from '../../engine/trainer'
import type { StepRecord } from '../../engine/trainer.types'
import type { Claim, Ended } from '../define'

export interface Measured {
  /** One for each seed. */
  readonly effects: readonly number[]
  readonly controls: readonly number[]
}

export async function measure(claim: Claim): Promise<Measured> {
  const effects: number[] = []
  const controls: number[] = []
  for (const seed of claim.seeds) {
    const ended: Record<string, Ended> = {}
    for (const [name, config] of Object.entries(claim.trainings))
      ended[name] = await trainedOnce(withSeed(config, seed))
    effects.push(claim.effect(ended, seed))
    controls.push(claim.control(ended, seed))
  }
  return { effects, controls }
}

/** NaN, for a measurement that could not be made, holds nothing. */
export const holds = ({ margin, gone }: Claim, { effects, controls }: Measured): boolean =>
  gone <= margin && effects.every((effect) => effect >= margin) && controls.every((control) => control < gone)

const withSeed = (config: RunConfig, seed: number): RunConfig => ({
  ...config,
  problem: { ...config.problem, seed },
  training: { ...config.training, seed: seed + config.training.seed - defaultConfig.training.seed },
})

/** By set-up: many claims look at the same training, and the seed decides all of it. */
const trained = new Map<string, Promise<Ended>>()

function trainedOnce(config: RunConfig): Promise<Ended> {
  const key = JSON.stringify(config)
  const ended = trained.get(key) ?? train(config)
  trained.set(key, ended)
  return ended
}

/** Trains one set-up to the end that it names. */
export async function train(config: RunConfig): Promise<Ended> {
  if (config.training.stopAfter === 0) throw new Error('A training for a claim needs an end: set training.stopAfter.')
  const records: StepRecord[] = []
  const trainer = await createTrainer(createCpuEngine(), {
    recordings: [{ config, edits: [] }],
    onRecord: (_, record) => records.push(record),
  })
  while (trainer.advance());
  const diverged = trainer.ends[0] !== null
  trainer.dispose()
  return { config, records, last: records[records.length - 1], diverged }
}
