import type { modifierTexts as en } from '../../en/methods/modifiers'

export const modifierTexts: typeof en = {
  smooth: {
    name: '让权重随步数平滑变化',
    about: '每一步只把权重朝该方法的目标移动一部分：更平稳，但滞后几步。',
    options: { smoothing: { label: '平滑度', hint: '每一步中旧权重保留的比例；0 表示不平滑。' } },
  },
  normalise: {
    name: '先归一化梯度',
    about: '该方法看到的梯度已除以其长度、损失，或两者：单位不再有影响。',
    options: {
      by: {
        label: '除以',
        hint: '除以损失时，相当于在 ln L 的梯度上运行。',
        values: { length: '长度', loss: '损失', both: '两者' },
      },
    },
  },
  every: {
    name: '每 n 步决定一次',
    about: '两次决定之间权重不变：开销更小，但不考虑其间各步。',
    options: { steps: { label: 'n', hint: '两次决定之间的步数。' } },
  },
  'warm-up': {
    name: '先用平均权重预热',
    about: '开始时权重相等；之后该方法从头开始。',
    options: { steps: { label: '预热', hint: '使用相等权重的步数。' } },
  },
  introduce: {
    name: '逐个引入任务',
    about: '每个任务从各自的步数开始逐渐加入；该方法只看到已经开始的任务。',
    options: {},
  },
  heads: {
    name: '权重也作用于任务头',
    about: '权重像作用于主干那样作用于每个任务头，与对单个加权和做反向传播的代码相同。',
    options: {},
  },
  representation: {
    name: '使用主干输出处的梯度',
    about: '该方法使用对主干输出的梯度，而不是对主干参数的梯度：主干较大时开销更小，但结果不完全相同。',
    options: {},
  },
}
