/** Finds weightings that give every task the weight 0. */

import { PURPOSE, stepRandom } from '../numerics/random'
import { learningRateAt } from '../schedules/all'
import { decide, initState } from '../weightings/decide'
import { aggregateOf, needsOf } from '../weightings/declared'
import { taskPath } from './paths'
import { type Remark, remedy } from './remark'
import type { RunConfig } from './types'

/** The steps at which a method is asked. */
const STEPS = [0, 1, 10, 100, 1000, 10_000, 100_000] as const

export function remarksOnWeighting(config: RunConfig): Remark[] {
  const { weighting, training } = config
  // The weights of a method that looks at losses or gradients are not known before training.
  if (needsOf(weighting).length > 0 || aggregateOf(weighting, 1) !== null) return []
  const enabled = config.tasks.filter((task) => task.enabled)
  const last = training.stopAfter > 0 ? training.stopAfter - 1 : STEPS[STEPS.length - 1]
  const steps = [...STEPS.filter((step) => step < last), last]
  let state = initState(weighting, enabled.length)
  const silent = steps.every((step) => {
    const outcome = decide(
      weighting,
      {
        step,
        epoch: 0,
        learningRate: learningRateAt(training, step),
        taskCount: enabled.length,
        userWeights: enabled.map(({ weight }) => weight),
        random: stepRandom(training.seed, PURPOSE.weighting, step),
        losses: enabled.map(() => 1),
      },
      state,
    )
    state = outcome.state
    return outcome.weights.every((weight) => weight === 0) && outcome.headWeights.every((weight) => weight === 0)
  })
  if (!silent) return []
  const weights = enabled.map(({ id }) => ({ field: taskPath(id, 'weight'), value: 1 }))
  // Shown once, at the first task, rather than at every task.
  if (enabled.every(({ weight }) => weight === 0))
    return [
      { key: 'weightsZero', fields: [weights[0].field], values: {}, remedy: { key: 'weights', changes: weights } },
    ]
  const value = { id: 'equal', options: {}, modifiers: [] }
  return [
    { key: 'methodZero', fields: ['weighting'], values: { step: last }, remedy: remedy('equal', 'weighting', value) },
  ]
}
