/**
 * MoDo: in each step, one projected gradient step on the mixing weights.
 *
 *     α ← Π_Δ(α − γ (Mα + ρα)),   α = 1/T at first; the new α is used
 *
 * | symbol | here      | shape  | unit                             |
 * | ------ | --------- | ------ | -------------------------------- |
 * | M      | `gramian` | [T, T] | (loss / parameter)²              |
 * | γ      | `gamma`   | scalar | (parameter / loss)²              |
 * | ρ      | `rho`     | scalar | (loss / parameter)²; towards 1/T |
 * | α      | `weights` | [T]    | none; a point of the simplex     |
 *
 * Chen, Fernando, Ying, Chen 2023, https://arxiv.org/abs/2305.20057. The theory needs independent
 * mini-batches; ours uses one. TorchJD's γ is 0.1, LibMTL's 1e-3.
 */
import type { Vector } from '../numerics/dense'
import { multiply, uniformWeights } from '../numerics/dense'
import { projectOntoSimplex } from '../numerics/simplex'
import { real } from '../options'
import { defineWeighting } from './define'
import { keptShares, sharesOf } from './mass'

export const modo = defineWeighting({
  id: 'modo',
  family: 'gradient',
  citation: { text: 'Chen, Fernando, Ying and Chen 2023', url: 'https://arxiv.org/abs/2305.20057' },
  tex: String.raw`\alpha \leftarrow \Pi_{\Delta}\bigl(\alpha - \gamma\,(G G^{\top} + \rho I)\,\alpha\bigr)`,
  options: {
    gamma: real({ default: 0.1, min: 1e-4, max: 1, scale: 'log' }),
    rho: real({ default: 0.1, min: 0, max: 1 }),
  },
  needs: ['gramian'],
  actsOn: 'gradients',
  scale: 'mean',
  remembers: { alpha: 'perTask' },
  init: (taskCount): { readonly alpha: Vector } => ({ alpha: uniformWeights(taskCount) }),
  weigh({ gramian }, { gamma, rho }, state) {
    const { shares, mass } = sharesOf(state.alpha)
    const pull = multiply(gramian, shares)
    const alpha = projectOntoSimplex(shares.map((x, i) => x - gamma * (pull[i] + rho * x)))
    return { weights: alpha, state: { alpha: keptShares(alpha, mass) }, trace: { alpha } }
  },
})
