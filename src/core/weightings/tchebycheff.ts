/**
 * Tchebycheff: only the worst task counts.
 *
 *     total = max_i λ_i (l_i − z_i),    α_i = h_i = λ_i / (number of ties) on the maximiser, 0 elsewhere
 *
 * λ: `preference` [T], none, 1/T each; z: `reference` [T], loss, 0; α: [T], none. It reaches concave parts of the
 * front, which no weighted sum does, but zigzags. Bowman 1976; Miettinen 1999,
 * https://doi.org/10.1007/978-1-4615-5563-6.
 */
import { largest } from '../numerics/dense'
import { perTask } from '../options'
import { defineWeighting } from './define'
import { preferenceOf, referenceOf } from './preference'

export const tchebycheff = defineWeighting({
  id: 'tchebycheff',
  family: 'loss',
  citation: { text: 'Bowman 1976; Miettinen 1999', url: 'https://doi.org/10.1007/978-1-4615-5563-6' },
  tex: String.raw`L = \max_i\, \lambda_i (L_i - z_i)`,
  options: {
    preference: perTask({ default: 'share', min: 0, max: 10 }),
    reference: perTask({ default: 0, min: -1000, max: 1000 }),
  },
  needs: ['losses'],
  actsOn: 'losses',
  scale: 'own',
  init: () => null,
  weigh({ losses, taskCount }, { preference, reference }) {
    const lambda = preferenceOf(preference, taskCount)
    const z = referenceOf(reference, taskCount)
    const distance = losses.map((l, i) => lambda[i] * (l - z[i]))
    const worst = largest(distance)
    const ties = distance.filter((x) => x === worst).length
    const weights = distance.map((x, i) => (x === worst ? lambda[i] / ties : 0))
    return { weights, state: null, trace: { w: weights } }
  },
})
