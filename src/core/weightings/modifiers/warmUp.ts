import { integer } from '../../options'
import { presenceOf } from '../presence'
import { defineModifier } from './define'

/**
 * Gives the average for the first `steps` steps: 1/T each, where T counts the tasks that take part. After them the
 * inner weighting starts with a fresh state. The steps are those of the run, like the warm-up of a learning rate, so a
 * task that comes later gets the inner weighting's weight at once.
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
