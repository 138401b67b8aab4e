import { filled } from '../../numerics/dense'
import { integer } from '../../options'
import type { Trace, Vector } from '../define'
import { fallsDue } from '../due'
import { presenceOf, slice } from '../presence'
import { defineModifier } from './define'

interface State {
  /** Steps in which each task took part, [T]. */
  readonly steps: Vector
  /** The weights that each task holds, [T]. */
  readonly weights: Vector
  readonly headWeights: Vector
  /** Of the last decision. */
  readonly trace: Trace
}

/**
 * Decides only every `steps` steps and keeps the weights in between, which is cheaper and smoother. Each task counts
 * the steps in which it takes part. With one count for all, a task that is away at a decision would have weight 0 until
 * the next one.
 */
export const every = defineModifier({
  id: 'every',
  options: { steps: integer({ default: 10, min: 1, max: 1000, scale: 'log', unit: 'steps' }) },
  needs: (inner) => inner,
  init: (taskCount): State => {
    const none = filled(taskCount, 0)
    return { steps: none, weights: none, headWeights: none, trace: {} }
  },
  decide(inner, observation, options, state) {
    const present = presenceOf(observation)
    const here = observation.places.filter((task) => present[task])
    const steps = state.steps.map((count, task) => count + (present[task] ? 1 : 0))
    if (!fallsDue(slice(state.steps, here), options.steps)) return { decision: state, state: { ...state, steps } }
    const fresh = inner(observation)
    const held = (old: Vector, now: Vector) => old.map((x, task) => (present[task] ? now[task] : x))
    const decision = {
      weights: held(state.weights, fresh.weights),
      headWeights: held(state.headWeights, fresh.headWeights),
      trace: fresh.trace,
    }
    return { decision, state: { ...decision, steps } }
  },
})
