/**
 * GradVac: raises the cosine of two task gradients to its moving average.
 *
 *     for each i: c = e_i; for j ≠ i in a random order:
 *       a = ‖Gᵀc‖, b = ‖g_j‖, φ = (Mc)_j / (a b + ε)
 *       if φ < φ̂_ij:  c_j += a (φ̂ √(1−φ²) − φ √(1−φ̂²)) / (b √(1−φ̂²) + ε)
 *       φ̂_ij ← (1−β) φ̂_ij + β φ                                   α = Σ_i c
 *
 * | symbol | here           | shape  | unit                                  |
 * | ------ | -------------- | ------ | ------------------------------------- |
 * | M      | `gramian`      | [T, T] | (loss / parameter)²                   |
 * | φ̂      | `state.target` | [T, T] | none; the moving target cosines, 0    |
 * | β      | `beta`         | scalar | none; 0 is PCGrad, 1 has no memory    |
 * | α      | `weights`      | [T]    | none; 1 each when nothing is changed  |
 *
 * `phiLimit` keeps |φ̂| below 1, where the denominator would vanish; the reference has 1, no limit.
 *
 * Wang, Tsvetkov, Firat, Cao 2021, https://arxiv.org/abs/2010.05874. The paper applies it per
 * layer; ours, like LibMTL's default, to the whole trunk. A zero g_j is skipped.
 */
import { dot, quadratic } from '../numerics/dense'
import { real } from '../options'
import type { Matrix, Vector } from './define'
import { defineWeighting } from './define'

interface State {
  readonly target: Matrix
}

export const gradvac = defineWeighting({
  id: 'gradvac',
  family: 'gradient',
  citation: { text: 'Wang, Tsvetkov, Firat and Cao 2021', url: 'https://arxiv.org/abs/2010.05874' },
  tex: String.raw`g_i \leftarrow g_i + \frac{\lVert g_i\rVert\bigl(\hat\phi_{ij}\sqrt{1-\phi_{ij}^2} - \phi_{ij}\sqrt{1-\hat\phi_{ij}^2}\bigr)}{\lVert g_j\rVert\sqrt{1-\hat\phi_{ij}^2}}\, g_j \quad \text{if } \phi_{ij} < \hat\phi_{ij}`,
  options: {
    beta: real({ default: 0.5, min: 0, max: 1 }),
    eps: real({ default: 1e-8, min: 1e-12, max: 1e-4, scale: 'log' }),
    phiLimit: real({ default: 0.999, min: 0.9, max: 1 }),
  },
  needs: ['gramian'],
  actsOn: 'gradients',
  scale: 'sum',
  remembers: { target: 'perPair' },
  init: (taskCount): State => ({
    target: Array.from({ length: taskCount }, () => new Array<number>(taskCount).fill(0)),
  }),
  weigh({ gramian, random }, { beta, eps, phiLimit }, state) {
    const tasks = gramian.map((_, i) => i)
    const target = state.target.map((row) => [...row])
    const weights = tasks.map(() => 0)
    for (const i of tasks) {
      const c = tasks.map((j) => (j === i ? 1 : 0) as number)
      for (const j of random.order(tasks.filter((other) => other !== i))) {
        const wanted = Math.min(Math.max(target[i][j], -phiLimit), phiLimit)
        const { phi, amount } = correction(gramian, c, j, wanted, eps)
        c[j] += amount
        target[i][j] = (1 - beta) * target[i][j] + beta * phi
      }
      for (const j of tasks) weights[j] += c[j]
    }
    return { weights, state: { target }, trace: { alpha: weights, phi: target } }
  },
})

/** The cosine of Gᵀc with g_j, and the multiple of g_j that raises it to `wanted` (0 when it is that high already). */
function correction(m: Matrix, c: Vector, j: number, wanted: number, eps: number): { phi: number; amount: number } {
  const b = Math.sqrt(m[j][j])
  if (!(b > 0)) return { phi: 0, amount: 0 }
  const a = Math.sqrt(Math.max(quadratic(m, c), 0))
  const phi = dot(m[j], c) / (a * b + eps)
  // The product of the lengths overflows or underflows in float64, so the angle is unknown.
  if (!Number.isFinite(phi)) return { phi: 0, amount: 0 }
  if (!(phi < wanted)) return { phi, amount: 0 }
  const root = Math.sqrt(Math.max(1 - wanted * wanted, 0))
  const amount = (a * (wanted * Math.sqrt(Math.max(1 - phi * phi, 0)) - phi * root)) / (b * root + eps)
  return { phi, amount }
}
