import { real } from '../../options'
import type { Vector } from '../define'
import { defineModifier } from './define'

interface State {
  /** [] before the first step. */
  readonly weights: Vector
  readonly headWeights: Vector
}

/** A task that is away keeps what it had. */
const blend = (old: Vector, fresh: Vector, a: number, losses: Vector | undefined): number[] =>
  old.length === fresh.length
    ? fresh.map((x, i) => (Number.isNaN(losses?.[i]) ? old[i] : a * old[i] + (1 - a) * x))
    : [...fresh]

/**
 * Smooth weights over steps (CR-MOGM): α_t = a α_{t−1} + (1 − a) inner_t, starting from the first inner
 * weights. a: `smoothing`; 0 smooths nothing, towards 1 the weights stand still.
 *
 * Zhou, Zhang, Jiang, Zhong, Gu, Zhu 2022, https://openreview.net/forum?id=J1DbKPdKwN; equal to TorchJD's.
 */
export const smooth = defineModifier({
  id: 'smooth',
  options: { smoothing: real({ default: 0.9, min: 0, max: 0.999 }) },
  needs: (inner) => inner,
  init: (): State => ({ weights: [], headWeights: [] }),
  decide(inner, observation, { smoothing }, state) {
    const fresh = inner(observation)
    const weights = blend(state.weights, fresh.weights, smoothing, observation.losses)
    const headWeights = blend(state.headWeights, fresh.headWeights, smoothing, observation.losses)
    return { decision: { ...fresh, weights, headWeights }, state: { weights, headWeights } }
  },
})
