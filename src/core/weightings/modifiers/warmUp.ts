import { integer } from '../../options'
import { defineModifier } from './define'

/**
 * The average (1/T each, T counting the tasks that take part) for the first `steps` steps; the inner weighting starts,
 * with a fresh state, after them.
 */
export const warmUp = defineModifier({
  id: 'warm-up',
  options: { steps: integer({ default: 100, min: 1, max: 100_000, scale: 'log', unit: 'steps' }) },
  needs: (inner) => inner,
  init: () => null,
  decide(inner, observation, { steps }, state) {
    if (observation.step >= steps) return { decision: inner(observation), state }
    const present = Array.from({ length: observation.taskCount }, (_, i) => !Number.isNaN(observation.losses?.[i]))
    const count = present.filter(Boolean).length
    const average = present.map((there) => (there ? 1 / count : 0))
    return { decision: { weights: average, headWeights: average, trace: {} }, state }
  },
})
