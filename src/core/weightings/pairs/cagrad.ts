import { cagrad } from '../cagrad'
import { roundingOf } from '../gramian'
import { definePair } from './define'
import { isDegenerate } from './degenerate'

/**
 * The least of F(w) = w b_1 + (1 − w) b_2 + φ √(q w² + 2 r w + M_22) over w from 0 to 1, with
 *
 *     q = M_11 + M_22 − 2 M_12,   r = M_12 − M_22,   D = b_1 − b_2 = (M_11 − M_22) / 2
 *
 * F′ = 0 at y = q w + r where y² (φ² q − D²) = D² det M and y has the sign of −D. Where φ² q ≤ D², F has its least value
 * at an end. It is exact up to rounding; the general form closes in on the same w.
 */
export const cagradPair = definePair(cagrad, ({ c, rescale, gramianNoise }) => {
  const noise = 1 + roundingOf(gramianNoise, 2)
  const rho = [1, 1 + c * c, 1 + c][rescale]
  return {
    weigh(seen, to) {
      if (isDegenerate(seen)) return false
      const unit = 1 / Math.max(seen[2], seen[4])
      const m11 = seen[2] * unit * noise
      const m22 = seen[4] * unit * noise
      const m12 = seen[3] * unit
      const phi = c * Math.sqrt(Math.max(m11 + 2 * m12 + m22, 0)) * 0.5
      const w = worstShare(m11, m12, m22, phi)
      if (Number.isNaN(w)) return false
      const v = 1 - w
      const length = Math.sqrt(Math.max(w * (m11 * w + m12 * v) + v * (m12 * w + m22 * v), 0))
      const strength = phi > 0 && length > 1e-10 ? phi / length : 0
      to[0] = (0.5 + strength * w) / rho
      to[1] = (0.5 + strength * v) / rho
      return true
    },
  }
})

/** w_1 of the mixture; NaN where F has no curvature. */
function worstShare(m11: number, m12: number, m22: number, phi: number): number {
  const q = m11 + m22 - 2 * m12
  const d = 0.5 * (m11 - m22)
  if (!(q > 0)) return Number.NaN
  const excess = phi * phi * q - d * d
  if (!(excess > 0)) return d > 0 ? 0 : 1
  const det = Math.max(m11 * m22 - m12 * m12, 0)
  const y = -d * Math.sqrt(det / excess)
  return Math.min(Math.max((y - m12 + m22) / q, 0), 1)
}
