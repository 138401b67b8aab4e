import { real } from '../options'
import { defineOptimizer } from './define'

/**
 * RMSprop, s ← α s + (1 − α) g², θ ← θ − η g / (√s + ε); α 0.99, ε 1e-8 outside the root, not centred
 * (PyTorch). tfjs and Keras put ε inside the root.
 *
 * Tieleman and Hinton 2012, lecture 6.5 of "Neural Networks for Machine Learning".
 */
export const rmsprop = defineOptimizer({
  id: 'rmsprop',
  slots: ['squares'],
  options: {
    alpha: real({ default: 0.99, min: 0.5, max: 0.9999 }),
    epsilon: real({ default: 1e-8, min: 1e-12, max: 1e-2, scale: 'log' }),
  },
  constantNames: ['learningRate', 'alpha', 'rest', 'epsilon'],
  constants: (_step, learningRate, { alpha, epsilon }) => [learningRate, alpha, 1 - alpha, epsilon],
  update: (o, { parameter, gradient, slots, constants }) => {
    const [learningRate, alpha, rest, epsilon] = constants
    const squares = o.add(o.multiply(alpha, slots[0]), o.multiply(rest, o.multiply(gradient, gradient)))
    const scaled = o.divide(gradient, o.add(o.squareRoot(squares), epsilon))
    return { parameter: o.subtract(parameter, o.multiply(learningRate, scaled)), slots: [squares] }
  },
  tex: String.raw`s \leftarrow \alpha s + (1-\alpha) g^2, \quad \theta \leftarrow \theta - \eta\,\frac{g}{\sqrt{s} + \epsilon}`,
  citation: { text: 'Tieleman and Hinton 2012', url: 'https://www.cs.toronto.edu/~hinton/coursera/lecture6/lec6.pdf' },
})
