/**
 * SLAW: GradNorm's goal from the losses alone. The weight is the inverse of a loss's standard deviation.
 *
 *     a ← β a + (1 − β) l²,  b ← β b + (1 − β) l  (both bias-corrected by the task's own steps),   σ = √max(a − b², 0)
 *     α_i = h_i = T (1 / max(σ_i, floor)) / Σ_j 1 / max(σ_j, floor);   1 in a task's first step, T counting the others
 *
 * a: loss², b, σ, floor: loss, [T]; β: `beta`, none; α: [T], Σ = T. The scale of a loss changes only the length of d.
 * Crawshaw and Košecká 2021, https://arxiv.org/abs/2109.08218; the bias correction is our interpretation.
 */
import { filled, total } from '../numerics/dense'
import { real } from '../options'
import type { Vector } from './define'
import { defineWeighting } from './define'

interface State {
  /** Steps in which the task took part, [T]. */
  readonly steps: Vector
  readonly squares: Vector
  readonly means: Vector
}

export const slaw = defineWeighting({
  id: 'slaw',
  family: 'loss',
  citation: { text: 'Crawshaw and Košecká 2021', url: 'https://arxiv.org/abs/2109.08218' },
  tex: String.raw`w_i = T\, \frac{1/\sigma_i}{\sum_j 1/\sigma_j}, \qquad \sigma_i^2 = \operatorname{Var}(L_i)`,
  options: {
    beta: real({ default: 0.99, min: 0.5, max: 0.999 }),
    floor: real({ default: 1e-5, min: 1e-8, max: 1e-1, scale: 'log' }),
  },
  needs: ['losses'],
  actsOn: 'losses',
  scale: 'sum',
  remembers: { steps: 'perTask', squares: 'perTask', means: 'perTask' },
  init: (taskCount): State => ({
    steps: filled(taskCount, 0),
    squares: filled(taskCount, 0),
    means: filled(taskCount, 0),
  }),
  weigh({ losses }, { beta, floor }, state) {
    const steps = state.steps.map((count) => count + 1)
    const squares = state.squares.map((a, i) => beta * a + (1 - beta) * losses[i] ** 2)
    const means = state.means.map((b, i) => beta * b + (1 - beta) * losses[i])
    const trust = steps.map((count) => 1 - beta ** count)
    const sigma = squares.map((a, i) => Math.sqrt(Math.max(a / trust[i] - (means[i] / trust[i]) ** 2, 0)))
    // A single loss has no deviation yet.
    const known = steps.map((count) => count > 1)
    const inverse = sigma.map((s, i) => (known[i] ? 1 / Math.max(s, floor) : 0))
    const sum = total(inverse)
    const shared = known.filter(Boolean).length
    const weights = inverse.map((x, i) => (known[i] ? (shared * x) / sum : 1))
    return { weights, state: { steps, squares, means }, trace: { w: weights, sigma } }
  },
})
