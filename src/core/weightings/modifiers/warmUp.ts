import { integer } from '../../options'
import { presenceOf } from '../presence'
import { defineModifier } from './define'

/**
 * The average (1/T each, T counting the tasks that take part) for the first `steps` steps; the inner weighting starts,
 * with a fresh state, after them. The steps are those of the run, like the warm-up of a learning rate: a task that comes
 * after them is weighed at once.
 */
export const warmUp = defineModifier({
  id: 'warm-up',
  options: { steps: integer({ default: 100, min: 1, max: 100_000, scale: 'log', unit: 'steps' }) },
  needs: (inner) => inner,
  init: () => null,
  decide(inner, observation, { steps }, state) {
    if (observation.step >= steps) return { decision: inner(observation), state }
    const present = presenceOf(observation)
    const count = present.filter(Boolean).length
    const average = present.map((there) => (there ? 1 / count : 0))
    return { decision: { weights: average, headWeights: average, trace: {} }, state }
  },
})
