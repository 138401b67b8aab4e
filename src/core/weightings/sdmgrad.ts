/**
 * SDMGrad: stochastic MGDA, kept near a preferred mixture.
 *
 *     A = M / (ς² + 1e-8), ς = mean n_i;  `innerSteps` times:  q = A (w + λ w̃),
 *     v ← momentum · v + q  (v = q the first time),  w ← Π_Δ(w − rate · v);     α = (w + λ w̃) / (1 + λ)
 *
 * | symbol | here         | shape  | unit                                            |
 * | ------ | ------------ | ------ | ----------------------------------------------- |
 * | M      | `gramian`    | [T, T] | (loss / parameter)²                             |
 * | w̃      | `preference` | [T]    | none; 1/T each                                  |
 * | λ      | `lambda`     | scalar | none; 0 is MGDA with memory, ∞ gives w̃          |
 * | w      | `state.w`    | [T]    | none; kept from step to step, 1/T at first      |
 *
 * At rates of 5 or 10 the inner iteration is not a contraction: rounding in M can grow to 1e-5 in two steps. A rate of
 * at most 1 is stable. Xiao, Ban, Ji 2023, https://arxiv.org/abs/2305.18409. The theory needs independent mini-batches;
 * ours uses one, and so in effect does the official code.
 */
import type { Vector } from '../numerics/dense'
import { largest, multiply, total, uniformWeights } from '../numerics/dense'
import { projectOntoSimplex } from '../numerics/simplex'
import { integer, perTask, real } from '../options'
import { defineWeighting } from './define'
import { lengths } from './gramian'
import { keptShares, sharesOf } from './mass'
import { preferenceOf } from './preference'

export const sdmgrad = defineWeighting({
  id: 'sdmgrad',
  family: 'gradient',
  citation: { text: 'Xiao, Ban and Ji 2023', url: 'https://arxiv.org/abs/2305.18409' },
  tex: String.raw`\alpha = \frac{w + \lambda \tilde{w}}{1+\lambda}, \qquad w \approx \operatorname*{arg\,min}_{w \in \Delta} \bigl\lVert G^{\top}(w + \lambda \tilde{w}) \bigr\rVert^2`,
  options: {
    lambda: real({ default: 0.3, min: 0, max: 10 }),
    innerLearningRate: real({ default: 10, min: 0.01, max: 20, scale: 'log' }),
    momentum: real({ default: 0.5, min: 0, max: 0.99 }),
    innerSteps: integer({ default: 20, min: 1, max: 100 }),
    preference: perTask({ default: 'share', min: 0, max: 10 }),
  },
  needs: ['gramian'],
  actsOn: 'gradients',
  scale: 'mean',
  remembers: { w: 'perTask' },
  init: (taskCount): { readonly w: Vector } => ({ w: uniformWeights(taskCount) }),
  weigh({ gramian }, { lambda, innerLearningRate, momentum, innerSteps, preference }, state) {
    const preferred = preferenceOf(preference, gramian.length)
    const n = lengths(gramian)
    const mean = total(n) / n.length
    const a = gramian.map((row) => row.map((x) => x / (mean * mean + 1e-8)))
    const { shares, mass } = sharesOf(state.w)
    let w = shares
    let v: Vector = []
    for (let step = 0; step < innerSteps && largest(n) > 0; step++) {
      const q = multiply(
        a,
        w.map((x, i) => x + lambda * preferred[i]),
      )
      v = step === 0 ? q : q.map((x, i) => momentum * v[i] + x)
      w = projectOntoSimplex(w.map((x, i) => x - innerLearningRate * v[i]))
    }
    const weights = w.map((x, i) => (x + lambda * preferred[i]) / (1 + lambda))
    return { weights, state: { w: keptShares(w, mass) }, trace: { alpha: weights, w } }
  },
})
