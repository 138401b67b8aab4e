import type { optimizers as en } from '../en/optimizers'

const momentum = { label: '动量', hint: '保留多少上一步的速度。' }
const epsilon = { label: 'ε', hint: '保证除法有限。' }
const beta1 = { label: 'β₁', hint: '平均梯度的记忆。' }
const beta2 = { label: 'β₂', hint: '均方的记忆。' }
const square = '均方的记忆。'

export const optimizers: typeof en = {
  gd: { name: '梯度下降', about: '每一步用全部训练点。' },
  sgd: { name: 'SGD', about: '在随机小批上做梯度下降。' },
  momentum: { name: '动量', about: '沿过去梯度的方向继续滚动。', options: { momentum } },
  nesterov: { name: 'Nesterov', about: '先看一步的动量。', options: { momentum } },
  adagrad: { name: 'Adagrad', about: '每个参数随见过的梯度慢下来。', options: { epsilon } },
  rmsprop: {
    name: 'RMSprop',
    about: '除以梯度的滑动均方根。',
    options: {
      alpha: { label: 'α', hint: square },
      epsilon,
    },
  },
  adam: { name: 'Adam', about: '动量除以滑动均方根。', options: { beta1, beta2, epsilon } },
  adamw: {
    name: 'AdamW',
    about: '自带权重衰减的 Adam。',
    options: { beta1, beta2, epsilon, weightDecay: { label: '衰减', hint: '不经过梯度，把每个参数拉向零。' } },
  },
}
