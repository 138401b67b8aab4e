import { real } from '../options'
import { defineOptimizer } from './define'

/**
 * Adagrad, s ← s + g², θ ← θ − η g / (√s + ε), s = 0 at first, ε 1e-10 (PyTorch). tfjs starts s at
 * 0.1 and puts ε inside the root.
 *
 * Duchi, Hazan, Singer 2011, https://jmlr.org/papers/v12/duchi11a.html.
 */
export const adagrad = defineOptimizer({
  id: 'adagrad',
  slots: ['squares'],
  options: { epsilon: real({ default: 1e-10, min: 1e-12, max: 1e-2, scale: 'log' }) },
  constantNames: ['learningRate', 'epsilon'],
  constants: (_step, learningRate, { epsilon }) => [learningRate, epsilon],
  update: (o, { parameter, gradient, slots, constants }) => {
    const squares = o.add(slots[0], o.multiply(gradient, gradient))
    const scaled = o.divide(gradient, o.add(o.squareRoot(squares), constants[1]))
    return { parameter: o.subtract(parameter, o.multiply(constants[0], scaled)), slots: [squares] }
  },
  tex: String.raw`s \leftarrow s + g^2, \quad \theta \leftarrow \theta - \eta\,\frac{g}{\sqrt{s} + \epsilon}`,
  citation: { text: 'Duchi, Hazan and Singer 2011', url: 'https://jmlr.org/papers/v12/duchi11a.html' },
})
