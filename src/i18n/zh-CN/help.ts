import type { help as en } from '../en/help'

export const help: typeof en = {
  title: '这是什么',
  intro: [
    '一个网络，多个任务。所有任务共用一个主干，每个任务有自己的头。主干每一步只能朝一个方向走，所以必须把各个损失合成一个方向；怎么合，决定了哪个任务占上风。',
    '按下训练，边训练边调权重，看哪张图学出来了，哪张被淹没。一切都在这个页面里运行，不会发送到任何地方。',
  ].join('\n\n'),
  tryTitle: '可以试试',
  try: {
    quiet: '图一直不对的那个任务，把它的权重调大。',
    scale: '打开一个回归任务，把尺度设为 1,000：同一任务改用毫米，就会压倒其他一切。',
    rotate: '把同一个目标加两次，转动其中一个：看它们梯度之间的余弦。',
    narrow: '把主干改成两个单元宽：任务要争夺空间了。',
    loss: '给回归任务加噪声，再把损失从平方误差换成绝对误差。',
  },
  shortcuts: '按键',
  glossary: '名词',
  terms: {
    trunk: { word: '主干', meaning: '所有任务共用的层。它最后的输出就是共享表示。' },
    head: { word: '头', meaning: '主干之上，每个任务自己的层。' },
    loss: { word: '损失', meaning: '用一个数表示任务错得多厉害，越低越好。' },
    weight: { word: '权重', meaning: '各损失相加之前所乘的数。' },
    combine: { word: '加权方法', meaning: '每一步由损失和梯度给出各任务权重的规则。' },
    gradient: { word: '任务梯度', meaning: '只有这一个任务时，它会把主干推向的方向。' },
    conflict: { word: '梯度冲突', meaning: '两个任务的梯度方向相反，余弦小于 0：帮了一个，就害了另一个。' },
    step: { word: '步、轮', meaning: '步是一次更新；看完一遍训练集所需的更新是一轮。' },
    accuracy: { word: '准确率', meaning: '测试点中类别判断正确的比例。' },
    r2: { word: 'R²', meaning: '目标方差中被解释的比例：1 是完美，0 与只猜平均值一样。' },
    front: { word: '帕累托前沿', meaning: '这样一组设置：任何任务要变好，必有别的任务变差。' },
  },
  settings: '这个页面',
  pauseWhenHidden: '页面不可见时暂停',
}
