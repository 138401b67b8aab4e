import type { optimizers as en } from '../en/optimizers'

const momentum = { label: '动量', hint: '保留多少上一步的速度。' }
const epsilon = { label: 'ε', hint: '避免除以零。' }
const beta1 = { label: 'β₁', hint: '旧的梯度均值保留的比例。' }
const beta2 = { label: 'β₂', hint: '旧的均方值保留的比例。' }
const square = '旧的均方值保留的比例。'

export const optimizers: typeof en = {
  gd: { name: '梯度下降', about: '每一步用全部训练点。' },
  sgd: { name: 'SGD', about: '在随机小批量上做梯度下降。' },
  momentum: { name: '动量', about: '把过去的梯度累积成速度。', options: { momentum } },
  nesterov: { name: 'Nesterov', about: '先向前看一步的动量。', options: { momentum } },
  adagrad: { name: 'Adagrad', about: '除以历史梯度平方和的平方根：各参数逐渐放慢。', options: { epsilon } },
  rmsprop: {
    name: 'RMSprop',
    about: '除以梯度的滑动均方根。',
    options: {
      alpha: { label: 'α', hint: square },
      epsilon,
    },
  },
  adam: { name: 'Adam', about: '动量除以梯度的滑动均方根。', options: { beta1, beta2, epsilon } },
  adamw: {
    name: 'AdamW',
    about: '权重衰减与梯度解耦的 Adam。',
    options: { beta1, beta2, epsilon, weightDecay: { label: '衰减', hint: '不经过梯度，把每个参数拉向零。' } },
  },
}
