import { defaultConfig, defaultTask } from '../../core/config/defaults'
import { problemOf } from '../../core/problems/all'
import { targetOf } from '../../core/problems/targets'
import { createCpuEngine } from '../cpu/engine'
import { createTrainer } from '../trainer'
import type { Preset } from './presets'

/** Targets with classes. */
export const CLASSIFICATION = problemOf(defaultConfig).targets.flatMap(({ id, kind }) =>
  kind === 'regression' ? [] : [id],
)

/** Enough points to learn a boundary to 95 %. */
const SAMPLES = 1500

/** First recorded step with that test accuracy if the target is trained alone; `most` + 1 if it is never reached. */
export async function stepsToAccuracy(
  target: string,
  preset: Preset,
  seed: number,
  accuracy: number,
  most: number,
): Promise<number> {
  const { defaultLoss } = targetOf(problemOf(defaultConfig), target)
  const config = {
    ...defaultConfig,
    problem: { ...defaultConfig.problem, samples: SAMPLES },
    tasks: [defaultTask('t1', target, defaultLoss)],
    network: { ...defaultConfig.network, ...preset.network },
    training: { ...defaultConfig.training, ...preset.training, seed },
  }
  let reached = most + 1
  const trainer = await createTrainer(createCpuEngine(), {
    recordings: [{ config, edits: [] }],
    onRecord: (_run, record) => {
      if (record.testMetrics[0] >= accuracy) reached = Math.min(reached, record.step)
    },
  })
  while (trainer.step <= most && reached > most && trainer.advance());
  return reached
}
