/**
 * DB-MTL: balances twice, by logarithms of the losses and then by gradients of equal length.
 *
 *     g′_i = g_i / (l_i + 1e-8),   ĝ_i ← g′_i + β_k (ĝ_i − g′_i),   u_i = ‖ĝ_i‖
 *     d = Σ_i (max u / (u_i + 1e-8)) ĝ_i,     h_i = 1 / (l_i + 1e-8)
 *
 * | symbol | here             | shape  | unit                                          |
 * | ------ | ---------------- | ------ | --------------------------------------------- |
 * | ĝ      | aggregate        | [T, P] | 1 / parameter; on the device, 0 at first      |
 * | u      | `u`              | [T]    | 1 / parameter                                 |
 * | β_k    | `beta`           | scalar | β / k^`betaDecay`, k the step from 1          |
 * | α      | `weights`        | [T]    | none; multiplies ĝ                            |
 *
 * As in the authors' code there is no bias correction: at k = 1 the direction has 1 − β times its length. u_i = 0:
 * weight 0. β = 0 needs no memory: α_i = (max u / (u_i + 1e-8)) / (l_i + 1e-8) multiplies g. The scale of a loss does
 * not change the direction.
 *
 * Lin, Jiang, Ye, Zhang, Chen, Chen, Liu, Kwok 2023, https://arxiv.org/abs/2308.12029.
 */
import { largest } from '../numerics/dense'
import { real } from '../options'
import { defineWeighting } from './define'
import { lengths } from './gramian'

const GUARD = 1e-8

export const dbMtl = defineWeighting({
  id: 'db-mtl',
  family: 'hybrid',
  citation: {
    text: 'Lin, Jiang, Ye, Zhang, Chen, Chen, Liu and Kwok 2023',
    url: 'https://arxiv.org/abs/2308.12029',
  },
  tex: String.raw`\hat{g}_i \leftarrow \beta \hat{g}_i + (1-\beta)\nabla \ln L_i, \qquad d = \sum_i \frac{\max_j \lVert\hat{g}_j\rVert}{\lVert\hat{g}_i\rVert}\,\hat{g}_i`,
  options: {
    beta: real({ default: 0.9, min: 0, max: 0.999 }),
    betaDecay: real({ default: 0, min: 0, max: 1 }),
  },
  needs: ({ beta }): readonly ('losses' | 'gramian' | 'trackedGramian')[] =>
    beta === 0 ? ['losses', 'gramian'] : ['losses', 'trackedGramian'],
  actsOn: 'gradients',
  positiveLosses: true,
  scale: 'own',
  init: () => null,
  aggregate(step, { beta, betaDecay }) {
    if (beta === 0) return null
    const keep = beta / step ** betaDecay
    return { kind: 'tracked', keep, take: 1 - keep, scale: 'inverseLoss' }
  },
  weigh({ losses, gramian, trackedGramian }, { beta }) {
    const inverse = losses.map((l) => 1 / (Math.max(l, 0) + GUARD))
    // Without memory ĝ = g / l, so losses and Gramian suffice and the weights multiply g itself.
    const u = beta === 0 ? lengths(gramian).map((n, i) => n * inverse[i]) : lengths(trackedGramian)
    const longest = largest(u)
    const balanced = u.map((x) => (x > 0 ? longest / (x + GUARD) : 0))
    const weights = beta === 0 ? balanced.map((x, i) => x * inverse[i]) : balanced
    return { weights, headWeights: inverse, state: null, trace: { alpha: weights, u } }
  },
})
