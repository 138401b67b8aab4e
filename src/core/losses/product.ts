/**
 * The logit of a product of two probabilities, for a task that is predicted as the product of its own head and the head
 * of another task (the entire-space model of Ma et al. 2018, https://arxiv.org/abs/1804.07931: the probability of click
 * and purchase is that of a click times that of a purchase given a click).
 *
 *     σ(ζ) = σ(a) σ(c),      ζ(a, c) = −ln(e^−a + e^−c + e^−(a + c))
 *     ∂ζ/∂a = (1 − σ(a)) / (1 − σ(a) σ(c)) = σ(ln(1 + e^c) − a)
 *
 * | symbol | here    | meaning                        | unit |
 * | ------ | ------- | ------------------------------ | ---- |
 * | a      | `own`   | output of the task's own head  | nats |
 * | c      | `given` | output of the other task's     | nats |
 * | ζ      | result  | logit of the product           | nats |
 *
 * The paper multiplies the probabilities and takes the cross-entropy of the product. With the logit of the product in
 * the place of a head's output every loss of a logit does the same, with its options, and readings, metrics and pictures
 * need no case of their own: −ln σ(ζ) = −ln σ(a) − ln σ(c). ζ is symmetric, so ∂ζ/∂c is the same formula with a and c
 * exchanged. The logarithm is taken with the largest exponent in front, so that nothing overflows: the sum in it is between
 * 1 and 3.
 */
import type { Formula } from '../formulas/operations'
import { logistic, softplus } from './logits'

/** ζ(a, c). */
export const productLogit: Formula<'own' | 'given'> = (o, { own, given }) => {
  const exponents = [o.negate(own), o.negate(given), o.negate(o.add(own, given))]
  const largest = exponents.reduce((a, b) => o.maximum(a, b))
  const shares = exponents.map((exponent) => o.exp(o.subtract(exponent, largest)))
  return o.negate(o.add(largest, o.log(shares.reduce((a, b) => o.add(a, b)))))
}

/** ∂ζ/∂a, in [0, 1]. */
export const productSlope: Formula<'own' | 'given'> = (o, { own, given }) =>
  logistic(o, o.subtract(softplus(o, given), own))
