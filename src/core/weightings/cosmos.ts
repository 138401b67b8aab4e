/**
 * COSMOS's scalarisation: the preferred sum, with a cosine term that pulls the losses to the preferred ray.
 *
 *     total = ⟨λ, l⟩ − c cos(λ, l),    α = h = λ − c (λ / (‖λ‖ ‖l‖) − cos · l / ‖l‖²)
 *
 * λ: `preference` [T], none, 1/T each; c: `lambda`, loss; α: [T], none, may be negative. l = 0: α = λ. In the paper the
 * network has λ as an input and λ is sampled; that needs another network and is not offered.
 *
 * Ruchte and Grabocka 2021, https://arxiv.org/abs/2103.13392. Equal to TorchJD's.
 */
import { dot } from '../numerics/dense'
import { perTask, real } from '../options'
import { defineWeighting } from './define'
import { preferenceOf } from './preference'

export const cosmos = defineWeighting({
  id: 'cosmos',
  family: 'loss',
  citation: { text: 'Ruchte and Grabocka 2021', url: 'https://arxiv.org/abs/2103.13392' },
  tex: String.raw`L = p^{\top} L - \lambda \cos(p, L)`,
  options: {
    lambda: real({ default: 1, min: 0, max: 10 }),
    preference: perTask({ default: 'share', min: 0, max: 10 }),
  },
  needs: ['losses'],
  actsOn: 'losses',
  scale: 'own',
  init: () => null,
  weigh({ losses, taskCount }, { lambda, preference }) {
    const p = preferenceOf(preference, taskCount)
    const lengthP = Math.sqrt(dot(p, p))
    const lengthL = Math.sqrt(dot(losses, losses))
    if (!(lengthP > 0) || !(lengthL > 0)) return { weights: p, state: null, trace: { w: p, cos: 0 } }
    const cosine = dot(p, losses) / (lengthP * lengthL)
    const weights = p.map((x, i) => x - lambda * (x / (lengthP * lengthL) - (cosine * losses[i]) / lengthL ** 2))
    return { weights, state: null, trace: { w: weights, cos: cosine } }
  },
})
