import type { ActivationId } from '../../core/activations/all'

export const activations = {
  tanh: 'tanh',
  relu: 'ReLU',
  leakyRelu: 'leaky ReLU',
  sigmoid: 'sigmoid',
  gelu: 'GELU',
  linear: 'linear',
} satisfies Record<ActivationId, string>
