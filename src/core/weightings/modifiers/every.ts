import { integer } from '../../options'
import type { Inner } from './define'
import { defineModifier } from './define'

interface State {
  readonly steps: number
  readonly last: Inner | null
}

/** Decide only every `steps` steps and keep the weights in between: cheaper, and calmer. */
export const every = defineModifier({
  id: 'every',
  options: { steps: integer({ default: 10, min: 1, max: 1000, scale: 'log', unit: 'steps' }) },
  needs: (inner) => inner,
  init: (): State => ({ steps: 0, last: null }),
  decide(inner, observation, options, state) {
    const due = state.steps % options.steps === 0 || state.last?.weights.length !== observation.taskCount
    const decision = due || state.last === null ? inner(observation) : state.last
    return { decision, state: { steps: state.steps + 1, last: decision } }
  },
})
