import { defineModifier } from './define'

/**
 * Gives a Gramian method the gradients of the shared representation instead of those of the parameters (MGDA-UB,
 * Aligned-MTL-UB, IMTL-G in the papers), a cheaper upper bound. This Gramian is Σ_b ⟨∂l_i/∂z_b, ∂l_j/∂z_b⟩. Under a
 * mean loss it is about 1/B of the parameters' Gramian, which matters only for methods that depend on its scale.
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
