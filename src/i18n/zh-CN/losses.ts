import type { losses as en } from '../en/losses'

export const losses: typeof en = {
  mse: { name: '平方误差', about: '随误差的平方增长：离群点影响很大。' },
  mae: { name: '绝对误差', about: '随误差线性增长：最佳常数预测是中位数。' },
  huber: {
    name: 'Huber',
    about: '零点附近是平方，超过 δ 是线性。',
    options: { delta: { label: 'δ', hint: '超过它的误差按线性计。' } },
  },
  logCosh: { name: 'log-cosh', about: '与 Huber 相似，但处处光滑，也没有选项。' },
  quantile: {
    name: '分位数',
    about: '最佳常数预测是某个分位数：偏低与偏高的代价不同。',
    options: { quantile: { label: '分位', hint: '0.5 就是中位数。' } },
  },
  epsilonInsensitive: {
    name: 'ε 不敏感',
    about: '小于 ε 的误差不计代价。',
    options: { epsilon: { label: 'ε', hint: '误差不计代价的范围（单侧宽度）。' } },
  },
  bce: {
    name: '交叉熵',
    about: '正确类别的负对数概率，由 logit 算出。',
    options: {
      positiveWeight: {
        label: '类别 1 的权重',
        hint: '类别 1 的点的损失乘以此数；“自动”使两类均衡：标签 0 的个数除以标签 1 的个数。',
        auto: '自动',
      },
    },
  },
  hinge: { name: '合页', about: '分对且间隔达到 1 后损失为零。' },
  squaredHinge: { name: '平方合页', about: '合页损失的平方：在间隔处光滑。' },
  focal: {
    name: '焦点',
    about: '降低已分对的点的权重的交叉熵。',
    options: {
      gamma: { label: 'γ', hint: '0 就是交叉熵；越大越忽略容易的点。' },
      alpha: { label: 'α', hint: '类别 1 的权重；类别 0 为 1 − α。' },
    },
  },
  softmax: {
    name: 'softmax 交叉熵',
    about: '多个类别中正确类别的负对数概率。',
    options: {
      smoothing: { label: '平滑', hint: '把目标的这一比例均分给所有类别。' },
      classWeights: {
        label: '类别权重',
        hint: '点的损失乘以其类别的权重。均衡：标签总数 /（类别数 × 该类标签数）。',
        auto: '自动',
        values: { balanced: '均衡' },
      },
    },
  },
  multiclassFocal: {
    name: '焦点（多分类）',
    about: '降低已分对的点的权重的 softmax 交叉熵。',
    options: {
      gamma: { label: 'γ', hint: '0 就是交叉熵；越大越忽略容易的点。' },
      classWeights: {
        label: '类别权重',
        hint: '点的损失乘以其类别的权重。均衡：标签总数 /（类别数 × 该类标签数）。',
        auto: '自动',
        values: { balanced: '均衡' },
      },
    },
  },
  poisson: { name: '泊松', about: '用于计数：头给出期望个数的对数。' },
}
