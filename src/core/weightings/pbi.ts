/**
 * PBI: lowers the losses along a preferred ray, with a penalty for the distance to the ray.
 *
 *     u = λ / ‖λ‖,  f = l − z,  d₁ = ⟨f, u⟩,  p = f − d₁u,  d₂ = √(‖p‖² + 1e-12),  total = d₁ + θ d₂
 *     α = h = u + θ p / d₂
 *
 * λ: `preference` [T], none; z: `reference` [T], loss; θ: `theta`, none; α: [T], none, may be negative (to move towards
 * the ray). Zhang and Li 2007, https://doi.org/10.1109/TEVC.2007.892759. Equal to TorchJD's.
 */
import { dot } from '../numerics/dense'
import { perTask, real } from '../options'
import { defineWeighting } from './define'
import { preferenceOf, referenceOf } from './preference'

export const pbi = defineWeighting({
  id: 'pbi',
  family: 'loss',
  citation: { text: 'Zhang and Li 2007', url: 'https://doi.org/10.1109/TEVC.2007.892759' },
  tex: String.raw`L = d_1 + \theta\, d_2, \qquad d_1 = f^{\top} u, \quad d_2 = \lVert f - d_1 u \rVert`,
  options: {
    theta: real({ default: 5, min: 0, max: 20 }),
    preference: perTask({ default: 'share', min: 0, max: 10 }),
    reference: perTask({ default: 0, min: -1000, max: 1000 }),
  },
  needs: ['losses'],
  actsOn: 'losses',
  scale: 'own',
  init: () => null,
  weigh({ losses, taskCount }, { theta, preference, reference }) {
    const lambda = preferenceOf(preference, taskCount)
    const z = referenceOf(reference, taskCount)
    const length = Math.sqrt(dot(lambda, lambda))
    const u = length > 0 ? lambda.map((x) => x / length) : lambda.map(() => 1 / Math.sqrt(taskCount))
    const f = losses.map((l, i) => l - z[i])
    const along = dot(f, u)
    const p = f.map((x, i) => x - along * u[i])
    const aside = Math.sqrt(dot(p, p) + 1e-12)
    const weights = u.map((x, i) => x + (theta * p[i]) / aside)
    return { weights, state: null, trace: { w: weights, d1: along, d2: aside } }
  },
})
