import { real } from '../options'
import { defineLoss } from './define'

/**
 * Focal loss over K classes, with t = ln p_y:
 *
 *     l = −(1 − p_y)^γ t      ∂l/∂z_k = [(1 − p_y)^γ − γ p_y (1 − p_y)^{γ−1} t] (p_k − [k = y])
 *
 * γ = 0 is cross-entropy. 1 − p_y is kept above 1e-12, where the factor's limit is finite for γ ≥ 0.
 *
 * Lin, Goyal, Girshick, He, Dollár 2017, https://arxiv.org/abs/1708.02002.
 */
export const multiclassFocal = defineLoss({
  id: 'multiclassFocal',
  form: 'categorical',
  fits: ['multiclass'],
  options: { gamma: real({ default: 2, min: 0, max: 5 }) },
  citation: { text: 'Lin, Goyal, Girshick, He and Dollár 2017', url: 'https://arxiv.org/abs/1708.02002' },
  tex: String.raw`-(1 - p_y)^{\gamma} \ln p_y, \quad p = \operatorname{softmax}(z)`,
  properties: { convex: false, smooth: true, boundedGradient: true, targets: 'classIndex' },
  value: (o, { logTarget, gamma }) => {
    const wrong = o.maximum(o.subtract(o.constant(1), o.exp(logTarget)), o.constant(1e-12))
    return o.negate(o.multiply(o.power(wrong, gamma), logTarget))
  },
  pull: (o, { logTarget, gamma }) => {
    const p = o.exp(logTarget)
    const wrong = o.maximum(o.subtract(o.constant(1), p), o.constant(1e-12))
    const sharpening = o.divide(o.multiply(gamma, o.multiply(p, logTarget)), wrong)
    return o.multiply(o.power(wrong, gamma), o.subtract(o.constant(1), sharpening))
  },
  spread: (o) => o.constant(0),
})
