import { filled } from '../../numerics/dense'
import { real } from '../../options'
import type { Vector } from '../define'
import { presenceOf } from '../presence'
import { defineModifier } from './define'

interface State {
  readonly weights: Vector
  readonly headWeights: Vector
  /** 1 once the task has taken part, [T]. */
  readonly seen: Vector
}

/**
 * Smooths weights over steps (CR-MOGM): α_t = a α_{t−1} + (1 − a) inner_t. Each task starts from the inner weight of
 * its own first step, and keeps its smoothed weight while it is away. a: `smoothing`; 0 smooths nothing, near 1 the
 * weights hardly change.
 *
 * Zhou, Zhang, Jiang, Zhong, Gu, Zhu 2022, https://openreview.net/forum?id=J1DbKPdKwN; equal to TorchJD's.
 */
export const smooth = defineModifier({
  id: 'smooth',
  options: { smoothing: real({ default: 0.9, min: 0, max: 0.999 }) },
  needs: (inner) => inner,
  init: (taskCount): State => {
    const none = filled(taskCount, 0)
    return { weights: none, headWeights: none, seen: none }
  },
  decide(inner, observation, { smoothing: a }, state) {
    const fresh = inner(observation)
    const present = presenceOf(observation)
    const blend = (old: Vector, now: Vector) =>
      old.map((x, task) => {
        if (!present[task]) return x
        return state.seen[task] ? a * x + (1 - a) * now[task] : now[task]
      })
    const weights = blend(state.weights, fresh.weights)
    const headWeights = blend(state.headWeights, fresh.headWeights)
    const seen = state.seen.map((was, task) => (present[task] ? 1 : was))
    return { decision: { ...fresh, weights, headWeights }, state: { weights, headWeights, seen } }
  },
})
