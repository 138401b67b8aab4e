import type { Operations } from '../formulas/operations'
import { real } from '../options'
import { defineLoss } from './define'
import { signOf } from './hinge'
import { logistic, softplus } from './logits'

/** p_t = σ(s z), the probability given to the right class, and −ln p_t = ln(1 + e^{−s z}). */
const parts = <V, C>(o: Operations<V, C>, output: V, target: V) => {
  const margin = o.multiply(signOf(o, target), output)
  return { p: logistic(o, margin), wrong: logistic(o, o.negate(margin)), surprise: softplus(o, o.negate(margin)) }
}

/** α for y = 1 and 1 − α for y = 0. */
const balance = <V, C>(o: Operations<V, C>, target: V, alpha: V): V =>
  o.add(o.multiply(target, alpha), o.multiply(o.subtract(o.constant(1), target), o.subtract(o.constant(1), alpha)))

/**
 * Focal loss, y in {0, 1}, with p_t the probability of the right class:
 *
 *     l = −2 α_t (1 − p_t)^γ ln p_t       ∂l/∂z = s · 2 α_t (1 − p_t)^γ (γ p_t ln p_t − (1 − p_t))
 *
 * γ: attention to hard samples, 0 is cross-entropy. α_t = α for y = 1, 1 − α for y = 0. The factor 2
 * makes the default α = 1/2 no change at all (the paper has no such factor and takes α = 1/4).
 *
 * Lin, Goyal, Girshick, He, Dollár 2017, https://arxiv.org/abs/1708.02002.
 */
export const focal = defineLoss({
  id: 'focal',
  form: 'elementwise',
  fits: ['binary'],
  options: {
    gamma: real({ default: 2, min: 0, max: 5 }),
    alpha: real({ default: 0.5, min: 0.01, max: 0.99 }),
  },
  citation: { text: 'Lin, Goyal, Girshick, He and Dollár 2017', url: 'https://arxiv.org/abs/1708.02002' },
  tex: String.raw`-2\alpha_t\,(1 - p_t)^{\gamma} \ln p_t`,
  properties: { convex: false, smooth: true, boundedGradient: true, targets: 'zeroOrOne' },
  link: 'logistic',
  value: (o, { output, target, gamma, alpha }) => {
    const { wrong, surprise } = parts(o, output, target)
    const factor = o.multiply(o.constant(2), balance(o, target, alpha))
    return o.multiply(factor, o.multiply(o.power(wrong, gamma), surprise))
  },
  derivative: (o, { output, target, gamma, alpha }) => {
    const { p, wrong, surprise } = parts(o, output, target)
    const factor = o.multiply(o.multiply(o.constant(2), balance(o, target, alpha)), signOf(o, target))
    const slope = o.negate(o.add(o.multiply(gamma, o.multiply(p, surprise)), wrong))
    return o.multiply(factor, o.multiply(o.power(wrong, gamma), slope))
  },
})
