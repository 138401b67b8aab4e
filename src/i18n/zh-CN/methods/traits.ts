import type { traitTexts as en } from '../../en/methods/traits'

export const traitTexts: typeof en = {
  against: {
    title: '某一步会让某个任务变差吗？',
    never: '一阶意义上不会：它在共享主干上的方向从不与任何任务的梯度相逆。',
    regularised:
      '一阶意义上，只会伤及梯度远短于最长者的任务：让求解保持稳定的小项（该方法的一个选项）压过了它。该选项设为 0 时，任何任务都不会变差。',
    possible: '会：它的方向可能与某个任务的梯度相逆。“拔河”图会显示何时如此。',
  },
  scale: {
    title: '一步有多长？',
    mean: '与平均值相当：方向一致的任务，权重之和为 1。',
    sum: '与总和相当：方向一致的任务，权重之和等于任务数。用普通梯度下降时，步子比取平均时大；Adam 和 RMSprop 会消去这一倍数。',
    own: '自有其长度：用普通梯度下降时需要另选学习率；Adam 和 RMSprop 会消去固定的倍数。',
  },
}
