/** Turns a set-up into the numbers that an engine needs for a step. */
import type { RunConfig } from '../core/config/types'
import { lossById } from '../core/losses/all'
import { classCounts, lossNumbers } from '../core/losses/classWeights'
import { optimizerById } from '../core/optimizers/all'
import { withDefaults } from '../core/options'
import type { ProblemData } from '../core/problems/define'
import { classesOf } from '../core/problems/targets'
import { remembered } from '../core/remembered'
import { learningRateAt } from '../core/schedules/all'
import { aggregateOf } from '../core/weightings/declared'
import type { Batch, RunSettings } from './engine'

type Losses = Pick<Batch, 'lossOptions' | 'sums'>

/**
 * Returns the function from a set-up to what a batch says of the losses of its enabled tasks. It returns the same lists
 * until the set-up changes, because engines keep what they make of a list.
 */
export function lossesOf({ tasks, train }: ProblemData): (config: RunConfig) => Losses {
  const counts = tasks.map((task, t) => (task.kind === 'regression' ? [] : classCounts(train, t, classesOf(task))))
  let last: RunConfig | null = null
  let losses: Losses = { lossOptions: [] }
  return (config) => {
    if (config === last) return losses
    const enabled = config.tasks.filter((task) => task.enabled)
    last = config
    losses = {
      lossOptions: enabled.map(({ loss }, t) =>
        lossNumbers(lossById(loss.id), loss.options, tasks[t].outputs, counts[t]),
      ),
      sums: enabled.map(({ reduction }) => reduction === 'sum'),
    }
    return losses
  }
}

const optimizerOf = remembered(({ id, options }: RunConfig['training']['optimizer']) => {
  const optimizer = optimizerById(id)
  return { optimizer, options: withDefaults(optimizer.options, options) }
})

/** Settings for the update number `step`. `weightingSince` is the step at which the current weighting started. */
export function settingsOf(config: RunConfig, step: number, weightingSince: number): RunSettings {
  const { training, network, weighting } = config
  const { optimizer, options } = optimizerOf(training.optimizer)
  const rate = learningRateAt(training, step)
  const { headRate } = training
  return {
    seed: training.seed,
    optimizerConstants: optimizer.constants(step + 1, rate, options),
    ...(headRate === 1 ? {} : { headConstants: optimizer.constants(step + 1, headRate * rate, options) }),
    l1: training.l1,
    l2: training.l2,
    clipValue: training.clipValue,
    clipNorm: training.clipNorm,
    dropout: network.dropout,
    aggregate: aggregateOf(weighting, step - weightingSince + 1),
  }
}
