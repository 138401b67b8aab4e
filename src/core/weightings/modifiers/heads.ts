import { defineModifier } from './define'

/** Applies the weights to the heads too: h = α, like codes that back-propagate Σ α_i l_i. */
export const heads = defineModifier({
  id: 'heads',
  options: {},
  weighsHeads: true,
  needs: (inner) => inner,
  init: () => null,
  decide(inner, observation, _options, state) {
    const fresh = inner(observation)
    return { decision: { ...fresh, headWeights: fresh.weights }, state }
  },
})
