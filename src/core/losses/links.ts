/**
 * How a head's output is read, depending on the loss that trains it. Pictures, the page's readings and the metrics
 * of both engines share these formulas.
 *
 * | link       | reading              | unit                    |
 * | ---------- | -------------------- | ----------------------- |
 * | `identity` | z                    | the target's            |
 * | `exp`      | e^min(z, 30)         | the target's (a rate)   |
 * | `logistic` | σ(z) = 1 / (1 + e⁻ᶻ) | probability of class 1  |
 * | `sign`     | (1 + z) / 2 in [0,1] | 1 at a margin of 1 and more |
 */
import type { Formula } from '../formulas/operations'
import type { ElementwiseLoss } from './define'
import { LARGEST_LOG_RATE } from './poisson'

export const readings: Readonly<Record<ElementwiseLoss['link'], Formula<'output'>>> = {
  identity: (_, { output }) => output,
  // Beyond this the loss follows its tangent, and the square of a larger rate would overflow in float32.
  exp: (o, { output }) => o.exp(o.minimum(output, o.constant(LARGEST_LOG_RATE))),
  logistic: (o, { output }) => o.divide(o.constant(1), o.add(o.constant(1), o.exp(o.negate(output)))),
  sign: (o, { output }) => {
    const half = o.constant(0.5)
    return o.minimum(o.maximum(o.add(half, o.multiply(half, output)), o.constant(0)), o.constant(1))
  },
}
