/** UPGrad and DualProj. Both keep the order of operations of `numerics/dualCone.ts`, so their bits. */
import { dualproj } from '../dualproj'
import { preferenceOf } from '../preference'
import { upgrad } from '../upgrad'
import { definePair } from './define'

/** M″ with ones on its diagonal, and the lengths that it was divided by: (M″_11, M″_12, M″_21, M″_22, n_1, n_2). */
type Scaled = Float64Array

/** M / tr M + regEps I, scaled. False where tr M is below normEps. */
function scale(seen: Float64Array, normEps: number, regEps: number, to: Scaled): boolean {
  const trace = seen[2] + seen[4]
  if (!(trace > 0) || trace < normEps) return false
  const m11 = seen[2] / trace + regEps
  const m22 = seen[4] / trace + regEps
  const m12 = seen[3] / trace
  const n1 = m11 > 0 ? Math.sqrt(m11) : 1
  const n2 = m22 > 0 ? Math.sqrt(m22) : 1
  const i1 = 1 / n1
  const i2 = 1 / n2
  to[0] = m11 * i1 * i1
  to[1] = m12 * i1 * i2
  to[2] = m12 * i2 * i1
  to[3] = m22 * i2 * i2
  to[4] = n1
  to[5] = n2
  return true
}

/** right / diagonal, refined once as in `solve`. */
function quotient(right: number, diagonal: number): number {
  const x = right / diagonal
  return x + (right - diagonal * x) / diagonal
}

/** Whether rounding lets a constraint seem violated that is not. The active set of the general form then goes on. */
const isViolated = (slack: number, first: number, second: number): boolean =>
  slack > 0 && slack > 1e-15 * (Math.abs(first) + Math.abs(second))

/** With two tasks each projection frees at most the other task: λ_j = max(0, −M″_ji u_i) / M″_jj. */
export const upgradPair = definePair(upgrad, ({ normEps, regEps, preference }) => {
  const [p1, p2] = preferenceOf(preference, 2)
  const m = new Float64Array(6)
  return {
    weigh(seen, to) {
      to[0] = p1
      to[1] = p2
      if (!scale(seen, normEps, regEps, m)) return true
      if (!(seen[3] < 0)) return true
      if (!(m[0] > 0 && m[3] > 0)) return false
      const u1 = p1 * m[4]
      const u2 = p2 * m[5]
      const lambda2 = u1 > 0 ? quotient(-(m[2] * u1), m[3]) : 0
      const lambda1 = u2 > 0 ? quotient(-(m[1] * u2), m[0]) : 0
      if (isViolated(-(m[0] * u1) - m[1] * lambda2, m[0] * u1, 0)) return false
      if (isViolated(-(m[3] * u2) - m[2] * lambda1, m[3] * u2, 0)) return false
      to[0] = p1 + lambda1 / m[4]
      to[1] = lambda2 / m[5] + p2
      return true
    },
  }
})

/** The preferred mixture violates at most one constraint, that of the task whose weight is then raised. */
export const dualprojPair = definePair(dualproj, ({ normEps, regEps, preference }) => {
  const [p1, p2] = preferenceOf(preference, 2)
  const m = new Float64Array(6)
  return {
    weigh(seen, to) {
      to[0] = p1
      to[1] = p2
      if (!scale(seen, normEps, regEps, m)) return true
      const u1 = p1 * m[4]
      const u2 = p2 * m[5]
      const pull1 = -(m[0] * u1 + m[1] * u2)
      const pull2 = -(m[2] * u1 + m[3] * u2)
      const raises1 = isViolated(pull1, m[0] * u1, m[1] * u2)
      const raises2 = isViolated(pull2, m[2] * u1, m[3] * u2)
      if (!raises1 && !raises2) return true
      if ((raises1 && raises2) || !(m[0] > 0 && m[3] > 0)) return false
      if (raises1) {
        const lambda = quotient(pull1, m[0])
        if (isViolated(pull2 - m[2] * lambda, m[2] * u1, m[3] * u2)) return false
        to[0] = p1 + lambda / m[4]
      } else {
        const lambda = quotient(pull2, m[3])
        if (isViolated(pull1 - m[1] * lambda, m[0] * u1, m[1] * u2)) return false
        to[1] = p2 + lambda / m[5]
      }
      return true
    },
  }
})
