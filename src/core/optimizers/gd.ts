import { defineOptimizer } from './define'
import { sgd } from './sgd'

/** Gradient descent on the whole training set, θ ← θ − η g, without noise from batches. */
export const gd = defineOptimizer({
  id: 'gd',
  batch: 'full',
  plain: true,
  slots: [],
  options: {},
  constantNames: ['learningRate'],
  constants: (_step, learningRate) => [learningRate],
  update: sgd.update,
  tex: String.raw`\theta \leftarrow \theta - \eta\, \nabla L(\theta)`,
})
