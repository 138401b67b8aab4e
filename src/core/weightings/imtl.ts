/**
 * IMTL: IMTL-L's scales on the losses, IMTL-G on the gradients of the scaled losses.
 *
 *     M′_ij = e^{s_i + s_j} M_ij,   β = IMTL-G(M′),   α_i = β_i e^{s_i},   h_i = e^{s_i}
 *
 * Symbols as in `imtl-l.ts` and `imtl-g.ts`. IMTL-G does not depend on scales, so the trunk's direction differs from it
 * only in length. The heads get IMTL-L's weights. LibMTL calls this "IMTL".
 *
 * Liu, Li, Kuang, Xue, Chen, Yang, Liao, Zhang 2021, https://openreview.net/forum?id=IMPnRXEWpvr.
 */
import { congruent } from '../numerics/dense'
import { defineWeighting } from './define'
import { equalProjections, imtlG } from './imtl-g'
import { imtlL, learnScales, scalesMemory, startScales } from './imtl-l'

export const imtl = defineWeighting({
  id: 'imtl',
  family: 'hybrid',
  citation: imtlL.citation,
  tex: String.raw`L_i' = e^{s_i} L_i - s_i, \qquad d^{\top}\frac{g_i'}{\lVert g_i'\rVert} = d^{\top}\frac{g_j'}{\lVert g_j'\rVert}`,
  options: { ...imtlL.options, ...imtlG.options },
  needs: ['losses', 'gramian'],
  actsOn: 'gradients',
  positiveLosses: true,
  descentRate: imtlL.descentRate,
  scale: 'own',
  remembers: scalesMemory,
  init: startScales,
  weigh({ losses, gramian }, { optimizer, learningRate, rankTolerance }, state) {
    const scales = state.logScale.map(Math.exp)
    const { weights: beta } = equalProjections(congruent(gramian, scales), rankTolerance)
    const weights = beta.map((x, i) => x * scales[i])
    const next = learnScales(state, losses, optimizer, learningRate)
    return { weights, headWeights: scales, state: next, trace: { alpha: weights, s: state.logScale } }
  },
})
