import type { metricNotes as en } from '../en/metricNotes'

const noLabel = '没有一个测试点带有这个任务的标签。'
const oneClass = '测试点的标签只有一类，或没有标签。'
const constant = '目标在所有测试点上都相同，或没有标签。'

export const metricNotes: typeof en = {
  meaning: {
    accuracy: '测试点中类别判断正确的比例。',
    balancedAccuracy: '每一类中被正确找出的比例，再对各类取平均：稀有类与常见类同样重要。',
    macroF1: '各类 F1 的平均。某一类的点大多被找到、且找到的大多正确时，该类的 F1 才高。',
    auc: '随机一个正类点排在随机一个负类点之前的概率，0.5 等于随机猜测。多分类时取每一类对其余各类的平均。',
    logLoss: '−ln p 的平均，p 是给真实类别的概率。自信地判错代价最大。',
    r2: '目标方差中被解释的比例，0 与只猜平均值一样。',
    r1: '分位数损失比最佳常数低多少（Koenker 和 Machado 1999）。',
    mae: '预测与目标的平均距离，以目标的单位计。',
  },
  none: {
    accuracy: noLabel,
    balancedAccuracy: oneClass,
    macroF1: oneClass,
    auc: oneClass,
    logLoss: noLabel,
    r2: constant,
    r1: constant,
    mae: noLabel,
  },
  diverged: '网络的输出不是有限的数。',
  higher: '越高越好，1 为完美。',
  lower: '越低越好，0 为完美。',
}
