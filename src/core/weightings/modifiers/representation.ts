import { defineModifier } from './define'

/**
 * Let a Gramian method see the gradients of the shared representation instead of the parameters
 * (MGDA-UB, Aligned-MTL-UB, IMTL-G in the papers): a cheaper upper bound. Its Gramian is
 * Σ_b ⟨∂l_i/∂z_b, ∂l_j/∂z_b⟩, about 1/B of the parameters' under a mean loss, which only methods that
 * see the scale notice.
 */
export const representation = defineModifier({
  id: 'representation',
  options: {},
  needs: (inner) => inner.map((need) => (need === 'gramian' ? 'representationGramian' : need)),
  init: () => null,
  decide(inner, observation, _options, state) {
    return { decision: inner({ ...observation, gramian: observation.representationGramian }), state }
  },
})
