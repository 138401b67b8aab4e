export const activations = {
  tanh: 'tanh',
  relu: 'ReLU',
  leakyRelu: 'leaky ReLU',
  sigmoid: 'sigmoid',
  gelu: 'GELU',
  linear: 'linear',
}
