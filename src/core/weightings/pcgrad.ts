/**
 * PCGrad: where two task gradients conflict, removes from each the component against the other.
 *
 *     for each i:  c = e_i;  for j ≠ i in a random order:  p = ⟨Gᵀc, g_j⟩ = (Mc)_j
 *                  if p < 0:  c_j ← c_j − p / M_jj            α = Σ_i c
 *
 * | symbol | here      | shape  | unit                                     |
 * | ------ | --------- | ------ | ---------------------------------------- |
 * | M      | `gramian` | [T, T] | (loss / parameter)²                      |
 * | c      | `c`       | [T]    | none; coefficients of one task's vector  |
 * | α      | `weights` | [T]    | none; 1 each when nothing conflicts      |
 *
 * Projections are on the original g_j. A zero gradient never conflicts. Two exactly opposed gradients both vanish. d is
 * the sum, not the mean (as in the paper, LibMTL and TorchJD).
 *
 * Yu, Kumar, Gupta, Levine, Hausman, Finn 2020, https://arxiv.org/abs/2001.06782. LibMTL adds 1e-8
 * to M_jj and includes j = i. TorchJD, the paper and ours do not.
 */
import { dot } from '../numerics/dense'
import { defineWeighting } from './define'

export const pcgrad = defineWeighting({
  id: 'pcgrad',
  family: 'gradient',
  citation: { text: 'Yu, Kumar, Gupta, Levine, Hausman and Finn 2020', url: 'https://arxiv.org/abs/2001.06782' },
  tex: String.raw`g_i \leftarrow g_i - \frac{\min(0,\, g_i^{\top} g_j)}{\lVert g_j \rVert^2}\, g_j \quad (j \ne i), \qquad d = \textstyle\sum_i g_i`,
  options: {},
  needs: ['gramian'],
  actsOn: 'gradients',
  scale: 'sum',
  init: () => null,
  weigh({ gramian, random }) {
    const tasks = gramian.map((_, i) => i)
    const weights = tasks.map(() => 0)
    let projections = 0
    for (const i of tasks) {
      const c = tasks.map((j) => (j === i ? 1 : 0) as number)
      for (const j of random.order(tasks.filter((other) => other !== i))) {
        const along = dot(gramian[j], c)
        if (along < 0 && gramian[j][j] > 0) {
          c[j] -= along / gramian[j][j]
          projections++
        }
      }
      for (const j of tasks) weights[j] += c[j]
    }
    return { weights, state: null, trace: { alpha: weights, projections } }
  },
})
