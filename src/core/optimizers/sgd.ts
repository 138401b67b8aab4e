import { defineOptimizer } from './define'

/** Stochastic gradient descent, θ ← θ − η g. Slots: none. PyTorch's `SGD` with momentum 0. */
export const sgd = defineOptimizer({
  id: 'sgd',
  plain: true,
  slots: [],
  options: {},
  constantNames: ['learningRate'],
  constants: (_step, learningRate) => [learningRate],
  update: (o, { parameter, gradient, constants }) => ({
    parameter: o.subtract(parameter, o.multiply(constants[0], gradient)),
    slots: [],
  }),
  tex: String.raw`\theta \leftarrow \theta - \eta\, g`,
})
