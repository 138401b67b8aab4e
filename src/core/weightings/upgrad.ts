/**
 * UPGrad: projects each task's gradient onto the cone of directions that hurt no task, and adds up the projections.
 *
 *     M′ = M / tr M + `regEps` I,   v⁽ⁱ⁾ = argmin vᵀM′v  subject to  v ≥ p_i e_i,   α = Σ_i v⁽ⁱ⁾
 *
 * | symbol | here         | shape  | unit                                               |
 * | ------ | ------------ | ------ | -------------------------------------------------- |
 * | M      | `gramian`    | [T, T] | (loss / parameter)²                                |
 * | p      | `preference` | [T]    | none; 1/T each when not given                      |
 * | α      | `weights`    | [T]    | none; p when nothing conflicts                     |
 *
 * (Mα)_i ≥ −`regEps` · tr(M) · α_i: as regEps goes to 0, d never points against a task. With the default 1e-4, a task
 * whose gradient is 30 times shorter than the largest can still be hurt. tr M < `normEps`: α = p, so that near
 * convergence conflicts are no longer resolved; set it to 0 when losses are small.
 *
 * Quinton and Rey 2024, https://arxiv.org/abs/2406.16232. Equal to TorchJD; the quadratic
 * program is solved exactly (Lawson and Hanson's active set).
 */
import type { Matrix, Vector } from '../numerics/dense'
import { diagonal, filled, total } from '../numerics/dense'
import { leastAbove } from '../numerics/dualCone'
import { perTask, real } from '../options'
import { defineWeighting } from './define'
import { preferenceOf } from './preference'

/** Shared with DualProj: the same normalisation, the same preference. */
export const dualConeOptions = {
  normEps: real({ default: 1e-4, min: 0, max: 1 }),
  regEps: real({ default: 1e-4, min: 0, max: 1e-1 }),
  preference: perTask({ default: 'share', min: 0, max: 10 }),
}

/** M / tr M + regEps I, or null where tr M is below normEps (or 0). */
export function regularised(m: Matrix, normEps: number, regEps: number): number[][] | null {
  const trace = total(diagonal(m))
  if (!(trace > 0) || trace < normEps) return null
  return m.map((row, i) => row.map((x, j) => x / trace + (i === j ? regEps : 0)))
}

export const upgrad = defineWeighting({
  id: 'upgrad',
  family: 'gradient',
  citation: { text: 'Quinton and Rey 2024', url: 'https://arxiv.org/abs/2406.16232' },
  tex: String.raw`d = \textstyle\sum_i p_i\, \Pi_{K}(g_i), \qquad K = \{x : g_j^{\top} x \ge 0 \;\forall j\}`,
  options: dualConeOptions,
  needs: ['gramian'],
  actsOn: 'gradients',
  against: 'regularised',
  scale: 'mean',
  init: () => null,
  weigh({ gramian }, { normEps, regEps, preference }) {
    const p = preferenceOf(preference, gramian.length)
    const m = regularised(gramian, normEps, regEps)
    const weights = m === null ? p : projectEach(m, p)
    return { weights, state: null, trace: { alpha: weights, p } }
  },
})

function projectEach(m: Matrix, p: Vector): number[] {
  const weights = filled(p.length, 0)
  p.forEach((preference, i) => {
    const v = leastAbove(
      m,
      p.map((_, j) => (j === i ? preference : 0)),
    )
    for (let j = 0; j < v.length; j++) weights[j] += v[j]
  })
  return weights
}
