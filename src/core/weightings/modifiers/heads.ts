import { defineModifier } from './define'

/** Apply the weights to the heads too: h = α, as the codes do that back-propagate Σ α_i l_i. */
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
