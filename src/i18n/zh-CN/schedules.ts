import type { schedules as en } from '../en/schedules'

export const schedules: typeof en = {
  constant: { name: '无', about: '学习率不变。' },
  step: {
    name: '阶梯',
    about: '每隔固定步数乘以一个因子。',
    options: {
      every: { label: '间隔', hint: '两次下降之间的步数。' },
      factor: { label: '因子', hint: '每次下降时学习率乘以该值。' },
    },
  },
  exponential: {
    name: '指数',
    about: '每一步下降同样的比例。',
    options: { halfLife: { label: '半衰期', hint: '学习率减半所用的步数。' } },
  },
  inverseTime: {
    name: '反比例',
    about: '按 1 / (1 + 步数 / 时间尺度) 下降。',
    options: { timeScale: { label: '时间尺度', hint: '学习率减半所用的步数；下一次减半需要更久。' } },
  },
  cosine: {
    name: '余弦',
    about: '沿半个余弦降到下限。',
    options: {
      length: { label: '长度', hint: '降到下限所用的步数。' },
      floor: { label: '下限', hint: '最后剩下的学习率比例。' },
    },
  },
}
