/**
 * Linear scalarisation: the sliders are the weights.
 *
 *     L = Σ w_i L_i,     α = h = w,  or w / Σ w with `normalize`
 *
 * w, α, h: [T], no unit, w ≥ 0. Any minimiser for w > 0 is Pareto optimal; points on concave parts of
 * the front cannot be reached. With w_i = 1 / scale_i it is the run with rescaled losses.
 */
import type { WeightingConfig } from '../config/types'
import { filled, scaled, total } from '../numerics/dense'
import { toggle } from '../options'
import type { Vector } from './define'
import { defineWeighting } from './define'

/** w / Σ w, or all zeros where the sum is 0. */
export const normalisedWeights = (w: Vector): number[] => {
  const sum = total(w)
  return sum > 0 ? scaled(w, 1 / sum) : filled(w.length, 0)
}

export const weightedSum = defineWeighting({
  id: 'weighted-sum',
  family: 'fixed',
  tex: String.raw`L = \sum_i w_i L_i`,
  options: { normalize: toggle({ default: false }) },
  needs: [],
  actsOn: 'losses',
  scale: 'own',
  sliders: true,
  init: () => null,
  weigh({ userWeights }, { normalize }) {
    const weights = normalize ? normalisedWeights(userWeights) : [...userWeights]
    return { weights, state: null, trace: { w: weights } }
  },
})

/** The sliders' weights as they are. */
export const byHand: WeightingConfig = { id: weightedSum.id, options: {}, modifiers: [] }
