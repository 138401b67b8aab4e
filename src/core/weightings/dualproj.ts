/**
 * DualProj: projects the preferred mixture of gradients onto the cone of directions that hurt no task.
 *
 *     M′ = M / tr M + `regEps` I,     α = argmin vᵀM′v  subject to  v ≥ p
 *
 * | symbol | here         | shape  | unit                           |
 * | ------ | ------------ | ------ | ------------------------------ |
 * | M      | `gramian`    | [T, T] | (loss / parameter)²            |
 * | p      | `preference` | [T]    | none; 1/T each when not given  |
 * | α      | `weights`    | [T]    | none; p when nothing conflicts |
 *
 * Edge cases and the bound on conflict are those of UPGrad. It is the projection step of GEM:
 * Lopez-Paz and Ranzato 2017, https://arxiv.org/abs/1706.08840; named in Quinton and Rey 2024.
 */
import { leastAbove } from '../numerics/dualCone'
import { defineWeighting } from './define'
import { preferenceOf } from './preference'
import { dualConeOptions, regularised } from './upgrad'

export const dualproj = defineWeighting({
  id: 'dualproj',
  family: 'gradient',
  citation: { text: 'Lopez-Paz and Ranzato 2017', url: 'https://arxiv.org/abs/1706.08840' },
  tex: String.raw`d = \Pi_{K}\bigl(\textstyle\sum_i p_i\, g_i\bigr), \qquad K = \{x : g_j^{\top} x \ge 0 \;\forall j\}`,
  options: dualConeOptions,
  needs: ['gramian'],
  actsOn: 'gradients',
  against: 'regularised',
  scale: 'mean',
  init: () => null,
  weigh({ gramian }, { normEps, regEps, preference }) {
    const p = preferenceOf(preference, gramian.length)
    const m = regularised(gramian, normEps, regEps)
    const weights = m === null ? p : leastAbove(m, p)
    return { weights, state: null, trace: { alpha: weights, p } }
  },
})
