import { real } from '../options'
import { defineOptimizer } from './define'

/**
 * Momentum, v ← m v + g, θ ← θ − η v. The first step has v = g (no dampening). PyTorch's
 * `SGD(momentum=m)`; Keras keeps η inside v, which differs once η changes.
 *
 * Polyak 1964, https://doi.org/10.1016/0041-5553(64)90137-5.
 */
export const momentum = defineOptimizer({
  id: 'momentum',
  slots: ['velocity'],
  options: { momentum: real({ default: 0.9, min: 0, max: 0.999 }) },
  constantNames: ['learningRate', 'momentum'],
  constants: (_step, learningRate, { momentum: m }) => [learningRate, m],
  update: (o, { parameter, gradient, slots, constants }) => {
    const velocity = o.add(o.multiply(constants[1], slots[0]), gradient)
    return { parameter: o.subtract(parameter, o.multiply(constants[0], velocity)), slots: [velocity] }
  },
  tex: String.raw`v \leftarrow m v + g, \quad \theta \leftarrow \theta - \eta\, v`,
  citation: { text: 'Polyak 1964', url: 'https://doi.org/10.1016/0041-5553(64)90137-5' },
})
