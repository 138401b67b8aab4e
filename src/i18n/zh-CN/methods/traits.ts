import type { traitTexts as en } from '../../en/methods/traits'

export const traitTexts: typeof en = {
  against: {
    title: '某一步会让某个任务变差吗？',
    never: '一阶意义上不会：它在共享主干上的方向从不与任何任务的梯度冲突。',
    regularised:
      '一阶意义上，只有梯度远短于最长者的任务可能变差：让求解保持稳定的小项（该方法的一个选项）盖过了它。该选项设为 0 时，任何任务都不会变差。',
    possible: '会：它的方向可能与某个任务的梯度冲突。“梯度拔河”图会显示何时如此。',
  },
  scale: {
    title: '一步有多长？',
    mean: '步长与取平均时相同。',
    sum: '步长与求和时相同。用普通梯度下降时，步长比取平均时大；Adam 和 RMSprop 会消去这一倍数。',
    own: '步长由方法自身决定。用普通梯度下降时需要另选学习率；Adam 和 RMSprop 会消去固定的倍数。',
  },
}
