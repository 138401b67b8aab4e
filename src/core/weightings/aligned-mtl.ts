/**
 * Aligned-MTL: replaces the task gradients by the nearest set of orthogonal and equally long vectors.
 *
 *     M = V Λ Vᵀ,   B = √s V Λ^{−1/2} Vᵀ  over eigenvalues > `rankTolerance` · T · λ_max,   α = B p
 *
 * | symbol | here        | shape  | unit                                                     |
 * | ------ | ----------- | ------ | -------------------------------------------------------- |
 * | M      | `gramian`   | [T, T] | (loss / parameter)²                                      |
 * | s      | `scaleMode` | scalar | as M; least, (lower) median or mean kept eigenvalue      |
 * | p      | `preference`| [T]    | none; 1 each (TorchJD: 1/T, which is `reduction` mean)   |
 * | α      | `weights`   | [T]    | none; divided by T with `reduction` mean                 |
 *
 * The cut-off ignores a gradient that is much shorter than the largest one; `kept` in the trace is the number of kept
 * directions. Entries of Mα = √s M^{1/2} 1 may be negative: the step can point against a task whose gradient is much
 * shorter.
 *
 * Senushkin, Patakin, Kuznetsov, Konushin 2023, https://arxiv.org/abs/2305.19000. The official code,
 * LibMTL and TorchJD agree in float64. On gradients of the representation it is the paper's cheaper UB form.
 */
import type { Matrix, Vector } from '../numerics/dense'
import { dot, filled, largest, scaled, total } from '../numerics/dense'
import { eigen } from '../numerics/eigen'
import { choice, perTask, real } from '../options'
import { defineWeighting } from './define'
import { FLOAT32_EPSILON } from './gramian'

export const alignedMtl = defineWeighting({
  id: 'aligned-mtl',
  family: 'gradient',
  citation: { text: 'Senushkin, Patakin, Kuznetsov and Konushin 2023', url: 'https://arxiv.org/abs/2305.19000' },
  tex: String.raw`\alpha = \sqrt{s}\; V \Lambda^{-1/2} V^{\top} \mathbf{1}, \qquad G G^{\top} = V \Lambda V^{\top}`,
  options: {
    scaleMode: choice({ default: 'min', values: ['min', 'median', 'rmse'] }),
    rankTolerance: real({ default: FLOAT32_EPSILON, min: 1e-16, max: 1e-3, scale: 'log' }),
    reduction: choice({ default: 'sum', values: ['sum', 'mean'] }),
    preference: perTask({ default: 1, min: 0, max: 10 }),
  },
  needs: ['gramian'],
  actsOn: 'gradients',
  scale: 'sum',
  init: () => null,
  weigh({ gramian }, { scaleMode, rankTolerance, reduction, preference }) {
    const p = gramian.map((_, i) => preference[i] ?? 1)
    const { weights, kept, scale } = align(gramian, p, scaleMode, rankTolerance)
    const final = reduction === 'mean' ? scaled(weights, 1 / weights.length) : weights
    return { weights: final, state: null, trace: { alpha: final, kept, s: scale } }
  },
})

function align(m: Matrix, p: Vector, scaleMode: 'min' | 'median' | 'rmse', rankTolerance: number) {
  const count = m.length
  const { values, vectors } = eigen(m)
  const cut = rankTolerance * count * largest(values)
  const kept = values.flatMap((value, k) => (value > cut && value > 0 ? [k] : []))
  if (count === 1 || kept.length === 0) return { weights: p, kept: kept.length, scale: values[0] }
  const keptValues = kept.map((k) => values[k])
  const scale = {
    min: keptValues[0],
    median: keptValues[Math.floor((keptValues.length - 1) / 2)],
    rmse: total(keptValues) / keptValues.length,
  }[scaleMode]
  const weights = filled(count, 0)
  for (const k of kept) {
    const along = Math.sqrt(scale / values[k]) * dot(vectors[k], p)
    for (let i = 0; i < count; i++) weights[i] += along * vectors[k][i]
  }
  return { weights, kept: kept.length, scale }
}
