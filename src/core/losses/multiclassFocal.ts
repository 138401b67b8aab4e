import type { Operations } from '../formulas/operations'
import { perClass, real } from '../options'
import { defineLoss } from './define'

/** 1 − e^t for t ≤ 0. */
const wrongShare = <V, C>(o: Operations<V, C>, logTarget: V): V => {
  const half = o.tanh(o.multiply(o.constant(-0.5), logTarget))
  return o.maximum(o.multiply(half, o.add(o.constant(1), o.exp(logTarget))), o.constant(1e-30))
}

/**
 * Focal loss over K classes, with t = ln p_y:
 *
 *     l = −(1 − p_y)^γ t      ∂l/∂z_k = [(1 − p_y)^γ − γ p_y (1 − p_y)^{γ−1} t] (p_k − [k = y])
 *
 * times the weight w_y of the class, which the engines apply (`define.ts`); it is the paper's α.
 *
 * γ = 0 is cross-entropy. 1 − p_y = −tanh(t/2)(1 + e^t) keeps its digits as p_y nears 1. It is bounded below
 * by 1e-30, so that the quotient t / (1 − p_y), whose limit is −1, stays finite.
 *
 * Lin, Goyal, Girshick, He, Dollár 2017, https://arxiv.org/abs/1708.02002.
 */
export const multiclassFocal = defineLoss({
  id: 'multiclassFocal',
  form: 'categorical',
  fits: ['multiclass'],
  options: {
    gamma: real({ default: 2, min: 0, max: 5 }),
    classWeights: perClass({ default: 1, min: 0.01, max: 100 }),
  },
  citation: { text: 'Lin, Goyal, Girshick, He and Dollár 2017', url: 'https://arxiv.org/abs/1708.02002' },
  tex: String.raw`-w_y\,(1 - p_y)^{\gamma} \ln p_y, \quad p = \operatorname{softmax}(z)`,
  properties: { convex: false, smooth: true, boundedGradient: true, targets: 'classIndex' },
  value: (o, { logTarget, gamma }) => {
    return o.negate(o.multiply(o.power(wrongShare(o, logTarget), gamma), logTarget))
  },
  pull: (o, { logTarget, gamma }) => {
    const wrong = wrongShare(o, logTarget)
    const sharpening = o.divide(o.multiply(gamma, o.multiply(o.exp(logTarget), logTarget)), wrong)
    return o.multiply(o.power(wrong, gamma), o.subtract(o.constant(1), sharpening))
  },
  spread: (o) => o.constant(0),
})
