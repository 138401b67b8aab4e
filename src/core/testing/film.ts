/** Three tasks walked through steps of given losses, for tests of what a weighting remembers and of tasks that are away. */
import type { WeightingConfig } from '../config/types'
import { PURPOSE, stepRandom } from '../numerics/random'
import { decide, initState, type WeightingState } from '../weightings/decide'

/** M: the first two tasks conflict, the third is large. */
export const GRAMIAN = [
  [4, -1, 0],
  [-1, 1, 0.5],
  [0, 0.5, 9],
]
/** At the representation the second task is the large one. */
const REPRESENTATION = [
  [1, 0, 0],
  [0, 100, 0],
  [0, 0, 1],
]

/** The loss of a task of which a batch has no label. */
export const AWAY = Number.NaN

/** A method at its defaults, with modifiers around it. */
export const around = (id: string, ...modifiers: WeightingConfig['modifiers']): WeightingConfig => ({
  id,
  options: {},
  modifiers,
})

/** What is decided in one step. */
export function asked(config: WeightingConfig, losses: number[], step: number, state: WeightingState) {
  const [epoch, learningRate, taskCount] = [0, 0.1, 3]
  const random = stepRandom(1, PURPOSE.weighting, step)
  return decide(
    config,
    {
      ...{ step, epoch, learningRate, taskCount, random, losses, userWeights: [1, 1, 1], metrics: [0.5, 0.5, 0.5] },
      ...{ gramian: GRAMIAN, representationGramian: REPRESENTATION },
    },
    state,
  )
}

/** Weights of each step, [steps][3]; `film` has the losses, [steps][3]. */
export function weightsAlong(config: WeightingConfig, film: number[][]): number[][] {
  let state = initState(config, 3)
  return film.map((losses, step) => {
    const outcome = asked(config, losses, step, state)
    state = outcome.state
    return outcome.weights
  })
}
