/**
 * MoCo: corrects the bias of noisy gradients by tracking them, then mixes the tracked ones.
 *
 *     y_i ← y_i − β_k (y_i − l_i g_i / (n_i + 1e-8)),   λ ← σ(λ − γ_k (Y + ρI) λ),   d = Σ λ_i y_i
 *
 * | symbol | here             | shape  | unit                                              |
 * | ------ | ---------------- | ------ | ------------------------------------------------- |
 * | y      | aggregate        | [T, P] | loss; on the device, 0 at first                   |
 * | Y      | `trackedGramian` | [T, T] | loss²; y yᵀ                                       |
 * | β_k    | `beta`           | scalar | β / k^`betaDecay`, k the step from 1              |
 * | γ_k    | `gamma`          | scalar | γ / k^`gammaDecay`                                |
 * | λ      | `weights`        | [T]    | none; multiplies y, not g                         |
 *
 * Fernando, Shen, Liu, Chaudhury, Murugesan, Chen 2023, https://openreview.net/forum?id=dLAYGdKTi2.
 * The paper projects λ onto the simplex. Ours follows the authors' code (as in LibMTL): it takes the softmax of the
 * updated λ, which keeps λ near uniform, and has the factor l_i / n_i, which the paper lacks.
 */
import type { Vector } from '../numerics/dense'
import { multiply, softmax, uniformWeights } from '../numerics/dense'
import { real } from '../options'
import { defineWeighting } from './define'
import { keptShares, sharesOf } from './mass'

export const moco = defineWeighting({
  id: 'moco',
  family: 'gradient',
  citation: {
    text: 'Fernando, Shen, Liu, Chaudhury, Murugesan and Chen 2023',
    url: 'https://openreview.net/forum?id=dLAYGdKTi2',
  },
  tex: String.raw`y_i \leftarrow y_i - \beta_k\Bigl(y_i - L_i\frac{g_i}{\lVert g_i\rVert}\Bigr), \qquad \lambda \leftarrow \sigma\bigl(\lambda - \gamma_k\, Y Y^{\top} \lambda\bigr)`,
  options: {
    beta: real({ default: 0.5, min: 0.01, max: 1 }),
    betaDecay: real({ default: 0.5, min: 0, max: 1 }),
    gamma: real({ default: 0.1, min: 1e-3, max: 10, scale: 'log' }),
    gammaDecay: real({ default: 0.5, min: 0, max: 1 }),
    rho: real({ default: 0, min: 0, max: 1 }),
  },
  needs: ['trackedGramian'],
  actsOn: 'gradients',
  scale: 'own',
  // The rates γ_k and β_k fall with the steps of the method, not with those of a task.
  remembers: { step: 'shared', lambda: 'perTask' },
  init: (taskCount): { readonly step: number; readonly lambda: Vector } => ({
    step: 0,
    lambda: uniformWeights(taskCount),
  }),
  aggregate(step, { beta, betaDecay }) {
    const take = beta / step ** betaDecay
    return { kind: 'tracked', keep: 1 - take, take, scale: 'lossOverNorm' }
  },
  weigh({ trackedGramian }, { gamma, gammaDecay, rho }, state) {
    const step = state.step + 1
    const rate = gamma / step ** gammaDecay
    const { shares, mass } = sharesOf(state.lambda)
    const pull = multiply(trackedGramian, shares)
    const lambda = softmax(shares.map((x, i) => x - rate * (pull[i] + rho * x)))
    return { weights: lambda, state: { step, lambda: keptShares(lambda, mass) }, trace: { lambda } }
  },
})
