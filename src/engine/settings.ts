/** Turns a set-up into the numbers that an engine needs for a step. */
import type { RunConfig } from '../core/config/types'
import { lossById } from '../core/losses/all'
import { optimizerById } from '../core/optimizers/all'
import { withDefaults } from '../core/options'
import { learningRateAt } from '../core/schedules/all'
import { aggregateOf } from '../core/weightings/declared'
import type { RunSettings } from './engine'

/** Options of each enabled task's loss, in the order of its descriptors. */
export function lossOptionsOf(config: RunConfig): readonly (readonly number[])[] {
  return config.tasks
    .filter((task) => task.enabled)
    .map(({ loss }) => Object.values(withDefaults(lossById(loss.id).options, loss.options)))
}

/** Settings for the update number `step`. `weightingSince` is the step at which the current weighting started. */
export function settingsOf(config: RunConfig, step: number, weightingSince: number): RunSettings {
  const { training, network, weighting } = config
  const optimizer = optimizerById(training.optimizer.id)
  const options = withDefaults(optimizer.options, training.optimizer.options)
  return {
    seed: training.seed,
    optimizerConstants: optimizer.constants(step + 1, learningRateAt(training, step), options),
    l1: training.l1,
    l2: training.l2,
    clipValue: training.clipValue,
    clipNorm: training.clipNorm,
    dropout: network.dropout,
    aggregate: aggregateOf(weighting, step - weightingSince + 1),
  }
}
