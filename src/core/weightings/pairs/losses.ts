/** Methods on losses. Both keep the order of operations of the general form, so its bits. */

import { AdamInPlace } from '../../optimizers/inPlace'
import { FAMO_GUARD, FAMO_ROUNDING, famo } from '../famo'
import { ADAM } from '../learned'
import { preferenceOf, referenceOf } from '../preference'
import { tchebycheff } from '../tchebycheff'
import { definePair } from './define'

export const tchebycheffPair = definePair(tchebycheff, ({ preference, reference }) => {
  const [p1, p2] = preferenceOf(preference, 2)
  const [z1, z2] = referenceOf(reference, 2)
  return {
    weigh(seen, to) {
      const first = p1 * (seen[0] - z1)
      const second = p2 * (seen[1] - z2)
      const ties = first === second ? 2 : 1
      to[0] = first >= second ? p1 / ties : 0
      to[1] = second >= first ? p2 / ties : 0
      return true
    },
  }
})

/** Logarithms and powers are computed once: the losses after an update are those before the next one. */
export const famoPair = definePair(famo, ({ learningRate, decay, minLosses }) => {
  const least = referenceOf(minLosses, 2)
  const logits = new Float64Array(2)
  const gradient = new Float64Array(2)
  const adam = new AdamInPlace(2, learningRate, ADAM)
  const z = new Float64Array([0.5, 0.5])
  /** ln D of `losses`, those that were seen last. */
  const losses = new Float64Array(2).fill(Number.NaN)
  const logs = new Float64Array(2)
  const above = (seen: Float64Array, i: number) => Math.max(seen[i] - least[i], 0) + FAMO_GUARD
  return {
    weigh(seen, to) {
      const d1 = above(seen, 0)
      const d2 = above(seen, 1)
      const k = z[0] / d1 + z[1] / d2
      to[0] = z[0] / (k * d1)
      to[1] = z[1] / (k * d2)
      return true
    },
    settle(before, after) {
      let mean = 0
      for (let i = 0; i < 2; i++) {
        const from = before[i] === losses[i] ? logs[i] : Math.log(above(before, i))
        losses[i] = after[i]
        logs[i] = Math.log(above(after, i))
        gradient[i] = from - logs[i]
        mean += z[i] * gradient[i]
      }
      for (let i = 0; i < 2; i++) {
        const q = z[i] * (gradient[i] - mean)
        gradient[i] = (Math.abs(q) < FAMO_ROUNDING ? 0 : q) + decay * logits[i]
      }
      adam.move(logits, gradient)
      const top = Math.max(logits[0], logits[1])
      const e1 = Math.exp(logits[0] - top)
      const e2 = Math.exp(logits[1] - top)
      z[0] = e1 / (e1 + e2)
      z[1] = e2 / (e1 + e2)
    },
  }
})
