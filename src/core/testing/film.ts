/** Walks three tasks through steps with given losses, to test a weighting's memory and tasks without a label. */
import type { WeightingConfig } from '../config/types'
import { PURPOSE, stepRandom } from '../numerics/random'
import { decide, initState, type WeightingState } from '../weightings/decide'

/** M: the first two tasks conflict, the third is large. */
export const GRAMIAN = [
  [4, -1, 0],
  [-1, 1, 0.5],
  [0, 0.5, 9],
]
/** The Gramian at the representation, where the second task is the large one. */
const REPRESENTATION = [
  [1, 0, 0],
  [0, 100, 0],
  [0, 0, 1],
]

/** The loss of a task without a label in the batch. */
export const AWAY = Number.NaN

/** A method with default options and these modifiers. */
export const around = (id: string, ...modifiers: WeightingConfig['modifiers']): WeightingConfig => ({
  id,
  options: {},
  modifiers,
})

/** The decision in one step. */
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
