/**
 * FairGrad: α-fair allocation of the decrease of the losses among the tasks.
 *
 *     M w = w^{−1/a}  (entry-wise, w > 0),     α = w · min(1, m / ‖d‖)
 *
 * | symbol | here      | shape  | unit                                                      |
 * | ------ | --------- | ------ | --------------------------------------------------------- |
 * | M      | `gramian` | [T, T] | (loss / parameter)²                                       |
 * | a      | `alpha`   | scalar | none; 0 equal, 1 Nash-MTL unclipped, ∞ MGDA's direction   |
 * | m      | `maxNorm` | scalar | none; 0 is off (LibMTL, TorchJD), the official code has 1 |
 * | w, α   | `weights` | [T]    | (loss / parameter)^{−2a/(1+a)}                            |
 *
 * Every loss falls to first order: ⟨d, g_i⟩ = w_i^{−1/a} > 0. Ban and Ji 2024, https://arxiv.org/abs/2402.15638. The
 * official code multiplies d by T before clipping; LibMTL weights the heads too. Ours is the exact solution by Newton's
 * method; scipy's least_squares is up to 6 % off for gradients of very different lengths.
 */
import type { Matrix } from '../numerics/dense'
import { congruent, diagonal, quadratic, scaled, withDiagonalTimes } from '../numerics/dense'
import { positiveSolution, steepSolution } from '../numerics/newton'
import { real } from '../options'
import { defineWeighting } from './define'
import { dropZero, gramianNoise, roundingOf } from './gramian'

export const fairgrad = defineWeighting({
  id: 'fairgrad',
  family: 'gradient',
  citation: { text: 'Ban and Ji 2024', url: 'https://arxiv.org/abs/2402.15638' },
  tex: String.raw`G G^{\top} w = w^{-1/\alpha}, \qquad w > 0`,
  options: {
    alpha: real({ default: 1, min: 0, max: 10 }),
    maxNorm: real({ default: 0, min: 0, max: 10 }),
    gramianNoise,
  },
  needs: ['gramian'],
  actsOn: 'gradients',
  against: 'never',
  scale: 'own',
  init: () => null,
  weigh({ gramian }, { alpha, maxNorm, gramianNoise: noise }) {
    const w = allocate(gramian, alpha, roundingOf(noise, gramian.length))
    const length = Math.sqrt(Math.max(quadratic(gramian, w), 0))
    const clip = maxNorm > 0 && length > maxNorm ? maxNorm / length : 1
    const weights = scaled(w, clip)
    return { weights, state: null, trace: { w: weights, d: length * clip } }
  },
})

/**
 * Below this, w^{−1/a} may overflow, so smaller a use the solution for it. At exactly 0 weights are equal (TorchJD).
 */
const SMALLEST_ALPHA = 0.05
/** Below this, w^{−1/a} is too steep for Newton's method on w alone. */
const STEEP = 0.5

function allocate(m: Matrix, alpha: number, noise: number): number[] {
  const count = m.length
  if (alpha === 0) return m.map(() => 1 / count)
  return dropZero(m, 1 / count, (kept) => {
    const noisy = withDiagonalTimes(kept, 1 + noise)
    if (alpha < STEEP) return steepSolution(noisy, Math.max(alpha, SMALLEST_ALPHA))
    // w = s x, where s solves the diagonal Gramian. This keeps the unknowns x near 1, whatever the scales.
    const s = diagonal(kept).map((x) => x ** (-alpha / (1 + alpha)))
    const right = s.map((x) => x ** (1 - 1 / alpha))
    return positiveSolution(congruent(noisy, s), right, alpha).map((x, i) => x * s[i])
  })
}
