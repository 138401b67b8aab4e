/**
 * ConFIG: the conflict-free direction with equal (or preferred) projections on all unit gradients. Its length is the
 * sum of the projections of all gradients.
 *
 *     β_i = (C⁺p)_i / n_i,   x = Gᵀβ,   α = β · (1ᵀMβ) / ‖x‖²
 *
 * | symbol | here         | shape  | unit                                                 |
 * | ------ | ------------ | ------ | ---------------------------------------------------- |
 * | n, C   |              | [T]    | lengths of the gradients; their cosine matrix [T, T] |
 * | p      | `preference` | [T]    | none; 1 each when not given                          |
 * | α      | `weights`    | [T]    | none                                                 |
 *
 * The scale of a loss changes only the length of d, not its direction. ⟨d, g_i⟩ > 0 when the projections sum to more
 * than 0 and C is regular. d lies on the line of IMTL-G, but never points the other way.
 *
 * Liu, Chu, Thuerey 2025, https://arxiv.org/abs/2408.11104. Equal to the official code and TorchJD.
 */
import type { Matrix, Vector } from '../numerics/dense'
import { dot, filled, multiply, quadratic, scaled } from '../numerics/dense'
import { pseudoSolve } from '../numerics/eigen'
import { perTask } from '../options'
import { defineWeighting } from './define'
import { cosineMatrix, dropZero, lengths, rankTolerance, roundingOf } from './gramian'

export const config = defineWeighting({
  id: 'config',
  family: 'gradient',
  citation: { text: 'Liu, Chu and Thuerey 2025', url: 'https://arxiv.org/abs/2408.11104' },
  tex: String.raw`d = \Bigl(\textstyle\sum_i g_i^{\top}\hat{x}\Bigr)\hat{x}, \qquad x = \hat{G}^{+} \mathbf{1}`,
  options: {
    rankTolerance,
    preference: perTask({ default: 1, min: 0, max: 10 }),
  },
  needs: ['gramian'],
  actsOn: 'gradients',
  scale: 'own',
  init: () => null,
  weigh({ gramian }, { rankTolerance: tolerance, preference }) {
    const weights = dropZero(gramian, 1, (kept, indices) =>
      conflictFree(
        kept,
        indices.map((i) => preference[i] ?? 1),
        roundingOf(tolerance, gramian.length),
      ),
    )
    return { weights, state: null, trace: { alpha: weights } }
  },
})

function conflictFree(m: Matrix, p: Vector, cut: number): number[] {
  if (m.length === 1) return [1]
  const n = lengths(m)
  const beta = pseudoSolve(cosineMatrix(m, n), p, cut).map((x, i) => x / n[i])
  const squaredNorm = quadratic(m, beta)
  if (!(squaredNorm > 0)) return filled(p.length, 0)
  return scaled(beta, dot(filled(p.length, 1), multiply(m, beta)) / squaredNorm)
}
