/**
 * CAGrad: near the average gradient, the direction that helps the worst-off task most.
 *
 *     g₀ = mean gradient, b = M1/T, φ = c‖g₀‖
 *     w = argmin_{w ∈ Δ} wᵀb + φ √(wᵀMw)          α = (1/T + φ w / ‖g_w‖) / ρ
 *
 * | symbol | here      | shape  | unit                                              |
 * | ------ | --------- | ------ | ------------------------------------------------- |
 * | M      | `gramian` | [T, T] | (loss / parameter)²                               |
 * | c      | `c`       | scalar | none; 0 is the average; the theorem needs c < 1   |
 * | w      | `w`       | [T]    | none; a point of the simplex                      |
 * | ρ      | `rescale` | scalar | 1 + c² (1, as the authors), 1 (0), 1 + c (2)      |
 *
 * The minimiser is exact: for fixed t > 0, w(t) = argmin ½ wᵀMw + (t/φ) bᵀw over the simplex, and w is w(t) at the root
 * of ‖g_w(t)‖ = t, which is monotone in t. Where g_w vanishes, the second term is dropped and the average remains
 * (TorchJD returns zeros, which would stop training). `gramianNoise` times the diagonal is added to M, because a
 * float32 Gramian may be slightly indefinite. Its automatic value is T · 1.19e-7; 0 adds nothing.
 *
 * Liu, Liu, Jin, Stone, Liu 2021, https://arxiv.org/abs/2110.14048. The official code and LibMTL
 * solve with SLSQP at 1e-6; the official code also multiplies d by T.
 */
import type { Matrix, Vector } from '../numerics/dense'
import {
  diagonal,
  dot,
  filled,
  largest,
  multiply,
  quadratic,
  scaled,
  total,
  uniformWeights,
  withDiagonalTimes,
} from '../numerics/dense'
import { affineMinimiser, minimiseOnSimplex, supportOf } from '../numerics/simplex'
import { integer, real } from '../options'
import { defineWeighting } from './define'
import { dropZero, gramianNoise, lengths, roundingOf } from './gramian'

export const cagrad = defineWeighting({
  id: 'cagrad',
  family: 'gradient',
  citation: { text: 'Liu, Liu, Jin, Stone and Liu 2021', url: 'https://arxiv.org/abs/2110.14048' },
  tex: String.raw`d = \frac{1}{1+c^2}\Bigl(g_0 + c\,\lVert g_0\rVert\, \frac{g_w}{\lVert g_w\rVert}\Bigr), \qquad w = \operatorname*{arg\,min}_{w\in\Delta}\; g_w^{\top} g_0 + c\,\lVert g_0\rVert\,\lVert g_w\rVert`,
  options: {
    c: real({ default: 0.4, min: 0, max: 1 }),
    rescale: integer({ default: 1, min: 0, max: 2 }),
    gramianNoise,
  },
  needs: ['gramian'],
  actsOn: 'gradients',
  scale: 'mean',
  init: () => null,
  weigh({ gramian }, { c, rescale, gramianNoise: noise }) {
    const count = gramian.length
    const rho = [1, 1 + c * c, 1 + c][rescale]
    const average = uniformWeights(count)
    const largestSquare = largest(diagonal(gramian))
    const unit = largestSquare > 0 ? gramian.map((row) => scaled(row, 1 / largestSquare)) : gramian
    const m = withDiagonalTimes(unit, 1 + roundingOf(noise, count))
    const phi = c * Math.sqrt(Math.max(total(m.map(total)), 0)) * (1 / count)
    const w = phi > 0 && largestSquare > 0 ? worstMixture(m, phi) : average
    const length = Math.sqrt(Math.max(quadratic(m, w), 0))
    const helps = phi > 0 && length > 1e-10
    const weights = average.map((a, i) => (a + (helps ? (phi * w[i]) / length : 0)) / rho)
    return { weights, state: null, trace: { alpha: weights, w, phi: phi * Math.sqrt(Math.max(largestSquare, 0)) } }
  },
})

/**
 * argmin over the simplex of F(w) = wᵀb + φ √(wᵀMw), with max M_ii = 1. F is positively homogeneous, and 0 for a task
 * whose gradient is zero, so such a task gets weight 1 or 0.
 */
function worstMixture(m: Matrix, phi: number): number[] {
  const b = multiply(m, uniformWeights(m.length))
  const w = dropZero(m, 0, (kept, indices) =>
    rootOfLength(
      kept,
      indices.map((i) => b[i]),
      phi,
    ),
  )
  const zero = diagonal(m).findIndex((x) => !(x > 0))
  if (zero < 0 || dot(w, b) + phi * Math.sqrt(Math.max(quadratic(m, w), 0)) < 0) return w
  return w.map((_, i) => (i === zero ? 1 : 0))
}

/**
 * w(t) at the root of ‖g_w(t)‖ = t, bracketed by 0 and the longest gradient. While the support of w(t) is constant, the
 * root has a closed form, so a few programs suffice. Where that root lies outside the bracket, the middle is taken.
 */
function rootOfLength(m: Matrix, b: Vector, phi: number): number[] {
  const at = (t: number) => minimiseOnSimplex(m, scaled(b, t / phi))
  let low = 0
  let high = 2
  let t = 1
  let w = at(t)
  for (let round = 0; round < 100; round++) {
    const gap = Math.sqrt(Math.max(quadratic(m, w), 0)) - t
    if (Math.abs(gap) <= 1e-15 * t || high - low < 1e-16) break
    if (gap > 0) low = t
    else high = t
    const support = supportOf(w)
    const root = rootOnFace(support, m, b, phi)
    const inside = root !== null && root > low && root < high
    t = inside ? root : 0.5 * (low + high)
    w = at(t)
    // w(t) has the support from which t was computed, so t is the root.
    if (inside && isSame(supportOf(w), support)) break
  }
  return w
}

const isSame = (a: Vector, b: Vector): boolean => a.length === b.length && a.every((x, i) => x === b[i])

/**
 * The t with ‖g_w(t)‖ = t for w(t) = u + (t/φ) v, the minimiser over the affine hull of `support`: u is that hull's
 * shortest vector, so uᵀMv = 0 and t² = uᵀMu / (1 − vᵀMv / φ²). Null where the hull has no such t.
 */
function rootOnFace(support: readonly number[], m: Matrix, b: Vector, phi: number): number | null {
  const norms = lengths(m)
  const u = affineMinimiser(support, m, filled(b.length, 0), norms)
  const shifted = affineMinimiser(support, m, b, norms)
  if (u === null || shifted === null) return null
  const v = shifted.map((x, i) => x - u[i])
  const share = 1 - quadratic(m, v) / (phi * phi)
  return share > 0 ? Math.sqrt(Math.max(quadratic(m, u), 0) / share) : null
}
