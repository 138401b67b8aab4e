import type { activations as en } from '../en/activations'

export const activations: typeof en = {
  tanh: 'tanh',
  relu: 'ReLU',
  leakyRelu: '带泄漏 ReLU',
  sigmoid: 'sigmoid',
  gelu: 'GELU',
  linear: '线性',
}
