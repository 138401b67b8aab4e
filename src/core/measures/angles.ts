/** Angle between a combined direction d = Σ_t α_t g_t and each task's gradient, from the Gramian M = G Gᵀ alone. */
import { descentsOf } from './direction'
import { lengthOf, lengthsOf } from './lengths'

/**
 * cos ∠(g_t, d), [T]: below 0 the step raises the loss to first order; NaN where one of the two is zero or takes no
 * part.
 */
export function cosinesWith(gramian: Float64Array, weights: ArrayLike<number>, T: number): number[] {
  const length = lengthOf(gramian, weights, T)
  const norms = lengthsOf(gramian, T)
  return Array.from(descentsOf(gramian, weights, T), (descent, t) => {
    const product = length * norms[t]
    return product > 0 ? Math.min(1, Math.max(-1, descent / product)) : Number.NaN
  })
}

/** A cosine closer to 0 than this is rounding. */
const ROUNDING = 1e-6

/** Whether a step along −d raises a task's loss to first order, by its cosine with d; false for NaN. */
export const raisesLoss = (cosine: number): boolean => cosine < -ROUNDING
export const lowersLoss = (cosine: number): boolean => cosine > ROUNDING
