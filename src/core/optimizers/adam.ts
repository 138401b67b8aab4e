import type { Operations } from '../formulas/operations'
import { real } from '../options'
import { defineOptimizer } from './define'

export const adamOptions = {
  beta1: real({ default: 0.9, min: 0, max: 0.999 }),
  beta2: real({ default: 0.999, min: 0.5, max: 0.9999 }),
  epsilon: real({ default: 1e-8, min: 1e-12, max: 1e-2, scale: 'log' }),
}
export const adamConstantNames = ['rate', 'beta1', 'rest1', 'beta2', 'rest2', 'rootCorrection', 'epsilon', 'decay']

/**
 * Adam's constants of step k: rate η / (1 − β₁ᵏ), the root of the second bias correction, and the share
 * of the parameter that decay removes. Computed in float64, so that 1 − β₂ᵏ keeps its digits. The decay is
 * given as the removed share, because float32 keeps only a few digits of 1e-5 in 1 − 1e-5.
 */
export const adamConstants = (
  step: number,
  learningRate: number,
  { beta1, beta2, epsilon }: Readonly<Record<string, number>>,
  weightDecay: number,
): number[] => [
  learningRate / (1 - beta1 ** step),
  beta1,
  1 - beta1,
  beta2,
  1 - beta2,
  Math.sqrt(1 - beta2 ** step),
  epsilon,
  learningRate * weightDecay,
]

/** θ ← θ − decay θ − rate m / (√v / rootCorrection + ε), with the updated m and v. */
export function adamUpdate<V, C>(
  o: Operations<V, C>,
  {
    parameter,
    gradient,
    slots,
    constants,
  }: { parameter: V; gradient: V; slots: readonly V[]; constants: readonly V[] },
) {
  // By index: destructuring the array costs the CPU engine a tenth of its step.
  const rate = constants[0]
  const beta1 = constants[1]
  const rest1 = constants[2]
  const beta2 = constants[3]
  const rest2 = constants[4]
  const rootCorrection = constants[5]
  const epsilon = constants[6]
  const decay = constants[7]
  const mean = o.add(o.multiply(beta1, slots[0]), o.multiply(rest1, gradient))
  const square = o.add(o.multiply(beta2, slots[1]), o.multiply(rest2, o.multiply(gradient, gradient)))
  const root = o.add(o.divide(o.squareRoot(square), rootCorrection), epsilon)
  const kept = o.subtract(parameter, o.multiply(decay, parameter))
  return { parameter: o.subtract(kept, o.multiply(rate, o.divide(mean, root))), slots: [mean, square] }
}

/**
 * Adam, m ← β₁ m + (1 − β₁) g, v ← β₂ v + (1 − β₂) g², θ ← θ − η m̂ / (√v̂ + ε) with m̂ = m / (1 − β₁ᵏ),
 * v̂ = v / (1 − β₂ᵏ). ε 1e-8, outside the root and after the correction (PyTorch). With `l2` the decay
 * is part of the gradient and is divided by √v; AdamW's is separate.
 *
 * Kingma and Ba 2015, https://arxiv.org/abs/1412.6980.
 */
export const adam = defineOptimizer({
  id: 'adam',
  slots: ['mean', 'square'],
  options: adamOptions,
  constantNames: adamConstantNames,
  constants: (step, learningRate, options) => adamConstants(step, learningRate, options, 0),
  update: adamUpdate,
  tex: String.raw`\theta \leftarrow \theta - \eta\,\frac{\hat m}{\sqrt{\hat v} + \epsilon}`,
  citation: { text: 'Kingma and Ba 2015', url: 'https://arxiv.org/abs/1412.6980' },
})
