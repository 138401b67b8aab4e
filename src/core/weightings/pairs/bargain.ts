/** Nash-MTL, and FairGrad with a = 1, which is the same bargain. */
import { fairgrad } from '../fairgrad'
import { roundingOf } from '../gramian'
import { nashMtl } from '../nash-mtl'
import { definePair, type PairForm } from './define'
import { isDegenerate } from './degenerate'

/**
 * C x = 1/x has x_1² C_11 = x_2² C_22, so x_1² = 1 / (C_11 + C_12 √(C_11 / C_22)); a_i = x_i / n_i. Newton's method of
 * the general form ends at the rounding of this sum, which is relatively large where the gradients are opposed.
 */
const bargain = (given: number, maxNorm: number): PairForm => {
  const noise = 1 + roundingOf(given, 2)
  return {
    weigh(seen, to) {
      if (isDegenerate(seen)) return false
      const m11 = seen[2]
      const m12 = seen[3]
      const m22 = seen[4]
      const s1 = 1 / Math.sqrt(m11)
      const s2 = 1 / Math.sqrt(m22)
      const c11 = m11 * s1 * s1 * noise
      const c22 = m22 * s2 * s2 * noise
      const ratio = Math.sqrt(c11 / c22)
      const square = c11 + m12 * s1 * s2 * ratio
      if (!(square > 0)) return false
      const x1 = 1 / Math.sqrt(square)
      const a1 = x1 * s1
      const a2 = x1 * ratio * s2
      const length = Math.sqrt(Math.max(a1 * (m11 * a1 + m12 * a2) + a2 * (m12 * a1 + m22 * a2), 0))
      const clip = maxNorm > 0 && length > maxNorm ? maxNorm / length : 1
      to[0] = a1 * clip
      to[1] = a2 * clip
      return true
    },
  }
}

export const nashPair = definePair(nashMtl, ({ maxNorm, updateEvery, gramianNoise }) =>
  updateEvery === 1 ? bargain(gramianNoise, maxNorm) : null,
)
export const fairgradPair = definePair(fairgrad, ({ alpha, maxNorm, gramianNoise }) =>
  alpha === 1 ? bargain(gramianNoise, maxNorm) : null,
)
