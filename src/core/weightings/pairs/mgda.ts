import { roundingOf } from '../gramian'
import { mgda } from '../mgda'
import { SMALLEST_LOSS } from '../preference'
import { definePair } from './define'
import { isDegenerate } from './degenerate'

/**
 * β_1 = (M̂_22 − M̂_12) / (M̂_11 + M̂_22 − 2 M̂_12), cut to [0, 1]. Where the gradients are nearly equal, the quotient loses
 * digits and the direction does not.
 */
export const mgdaPair = definePair(mgda, ({ normalization, gramianNoise }) => {
  const noise = 1 + roundingOf(gramianNoise, 2)
  const byLoss = normalization === 'loss' || normalization === 'loss+'
  const byLength = normalization === 'l2' || normalization === 'loss+'
  return {
    weigh(seen, to) {
      if (isDegenerate(seen)) return false
      let q1 = byLoss ? Math.max(seen[0], SMALLEST_LOSS) : 1
      let q2 = byLoss ? Math.max(seen[1], SMALLEST_LOSS) : 1
      if (byLength) {
        q1 *= Math.sqrt(seen[2])
        q2 *= Math.sqrt(seen[4])
      }
      const m12 = seen[3] / (q1 * q2)
      // How far each gradient reaches beyond the other, along itself.
      const over1 = (seen[2] / (q1 * q1)) * noise - m12
      const over2 = (seen[4] / (q2 * q2)) * noise - m12
      if (over1 <= 0 || over2 <= 0) {
        const first = over1 <= 0
        to[0] = first ? 1 / q1 : 0
        to[1] = first ? 0 : 1 / q2
      } else {
        to[0] = over2 / (over1 + over2) / q1
        to[1] = over1 / (over1 + over2) / q2
      }
      return true
    },
  }
})
