import { real } from '../options'
import { defineOptimizer } from './define'

/**
 * Nesterov momentum in PyTorch's form, v ← m v + g, θ ← θ − η (g + m v) with the new v. Sutskever's
 * original evaluates the gradient ahead instead.
 *
 * Nesterov 1983; Sutskever, Martens, Dahl, Hinton 2013, https://proceedings.mlr.press/v28/sutskever13.html.
 */
export const nesterov = defineOptimizer({
  id: 'nesterov',
  slots: ['velocity'],
  options: { momentum: real({ default: 0.9, min: 0, max: 0.999 }) },
  constantNames: ['learningRate', 'momentum'],
  constants: (_step, learningRate, { momentum }) => [learningRate, momentum],
  update: (o, { parameter, gradient, slots, constants }) => {
    const velocity = o.add(o.multiply(constants[1], slots[0]), gradient)
    const direction = o.add(gradient, o.multiply(constants[1], velocity))
    return { parameter: o.subtract(parameter, o.multiply(constants[0], direction)), slots: [velocity] }
  },
  tex: String.raw`v \leftarrow m v + g, \quad \theta \leftarrow \theta - \eta\,(g + m v)`,
  citation: {
    text: 'Sutskever, Martens, Dahl and Hinton 2013',
    url: 'https://proceedings.mlr.press/v28/sutskever13.html',
  },
})
