import type { losses as en } from '../en/losses'

export const losses: typeof en = {
  mse: { name: '平方误差', about: '随误差的平方增长：离群点拉力很大。' },
  mae: { name: '绝对误差', about: '随误差本身增长：瞄准中位数。' },
  huber: {
    name: 'Huber',
    about: '零点附近是平方，超过 δ 是线性。',
    options: { delta: { label: 'δ', hint: '超过它的误差按线性计。' } },
  },
  logCosh: { name: 'log-cosh', about: '与 Huber 相似，没有折角，也没有参数。' },
  quantile: {
    name: '分位数',
    about: '瞄准某个分位数：偏低与偏高的代价不同。',
    options: { quantile: { label: '分位', hint: '0.5 就是中位数。' } },
  },
  epsilonInsensitive: {
    name: 'ε 不敏感',
    about: '小于 ε 的误差不计代价。',
    options: { epsilon: { label: 'ε', hint: '不计代价的管道宽度。' } },
  },
  bce: { name: '交叉熵', about: '由 logit 算出的、对正确类别的意外程度。' },
  hinge: { name: '合页', about: '分对且间隔达到 1 后损失为零。' },
  squaredHinge: { name: '平方合页', about: '合页的平方：起始处是光滑的。' },
  focal: {
    name: '焦点',
    about: '把注意力从已分对的点移开的交叉熵。',
    options: {
      gamma: { label: 'γ', hint: '0 就是交叉熵；越大越忽略容易的点。' },
      alpha: { label: 'α', hint: '类别 1 分到的注意力。' },
    },
  },
  softmax: {
    name: 'softmax 交叉熵',
    about: '在多个类别中对正确类别的意外程度。',
    options: { smoothing: { label: '平滑', hint: '把目标的一小部分分给所有类别。' } },
  },
  multiclassFocal: {
    name: '焦点（多分类）',
    about: '把注意力从已分对的点移开的 softmax 交叉熵。',
    options: { gamma: { label: 'γ', hint: '0 就是交叉熵；越大越忽略容易的点。' } },
  },
  poisson: { name: '泊松', about: '用于计数：头给出期望个数的对数。' },
}
