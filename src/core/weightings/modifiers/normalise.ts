import { congruent } from '../../numerics/dense'
import { choice } from '../../options'
import type { Observation, Vector } from '../define'
import { lengths } from '../gramian'
import { defineModifier } from './define'

const SMALLEST_LOSS = 1e-8

/** q_i, by which each gradient is divided first; 1 for a length of 0. */
function normaliser(by: 'length' | 'loss' | 'both', { gramian, losses }: Observation): number[] {
  const n = lengths(gramian).map((x) => (x > 0 || Number.isNaN(x) ? x : 1))
  const l = losses.map((x) => Math.max(x, SMALLEST_LOSS))
  if (by === 'length') return n
  return by === 'loss' ? l : l.map((x, i) => x * n[i])
}

const divided = (weights: Vector, q: Vector): number[] => weights.map((x, i) => (x === 0 ? 0 : x / q[i]))

/**
 * Normalises the gradients first: the inner weighting gets M_ij / (q_i q_j), and its weights are divided by q_i. `loss`
 * runs it on the gradients of ln l (LOG-MGDA, LOG-CAGrad, LOG-IMTL-G in the FAMO and FairGrad code), so that no method
 * depends on the scale of a loss; `length` runs it on unit gradients. Head weights stay those of the inner weighting.
 */
export const normalise = defineModifier({
  id: 'normalise',
  options: { by: choice({ default: 'length', values: ['length', 'loss', 'both'] }) },
  positiveLosses: ({ by }) => by !== 'length',
  needs: (inner) => [...new Set([...inner, 'gramian' as const, 'losses' as const])],
  init: () => null,
  decide(inner, observation, { by }, state) {
    const q = normaliser(by, observation)
    const inverse = q.map((x) => 1 / x)
    const gramian = congruent(observation.gramian, inverse)
    const fresh = inner({ ...observation, gramian })
    return { decision: { ...fresh, weights: divided(fresh.weights, q) }, state }
  },
})
