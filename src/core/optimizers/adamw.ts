import { real } from '../options'
import { adamConstantNames, adamConstants, adamOptions, adamUpdate } from './adam'
import { defineOptimizer } from './define'

/**
 * AdamW: θ ← (1 − η λ) θ first, then Adam on the plain gradient. The decay follows the scheduled
 * rate η. λ: `weightDecay`, 0.01 (PyTorch).
 *
 * Loshchilov and Hutter 2019, https://arxiv.org/abs/1711.05101.
 */
export const adamw = defineOptimizer({
  id: 'adamw',
  slots: ['mean', 'square'],
  options: { ...adamOptions, weightDecay: real({ default: 0.01, min: 0, max: 1 }) },
  constantNames: adamConstantNames,
  constants: (step, learningRate, options) => adamConstants(step, learningRate, options, options.weightDecay),
  update: adamUpdate,
  tex: String.raw`\theta \leftarrow (1 - \eta\lambda)\,\theta - \eta\,\frac{\hat m}{\sqrt{\hat v} + \epsilon}`,
  citation: { text: 'Loshchilov and Hutter 2019', url: 'https://arxiv.org/abs/1711.05101' },
})
