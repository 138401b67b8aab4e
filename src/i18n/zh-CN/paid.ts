import type { paid as en } from '../en/paid'

export const paid: typeof en = {
  tab: '谁付出',
  waiting: '尚未开始训练。',
  table: '上一步由谁付出',
  task: '任务',
  weight: '权重',
  weightHint: 'α，任务在主干方向中的权重',
  total: '占总损失',
  totalHint: 'h·L 在损失之和中的占比',
  pull: '占拉力',
  pullHint: 'α·‖g‖（共享主干上加权梯度的长度）的占比',
  promised: '承诺',
  promisedHint:
    '每单位步长的一阶损失下降：共享主干上的 ⟨g, d⟩，已除去学习率。对普通梯度下降成立；其他优化器的步长各有不同',
  given: '兑现',
  givenHint: '这两次记录之间，测试损失平均每步的下降',
  now: '现在，第 {{step}} 步',
  step: '第 {{from}} → {{to}} 步',
  noStep: '第一步之后',
  worse: '变差了',
  worsePromised: '预计变差',
  comma: '、',
  nobody: '没有任务的测试损失上升。',
  asPromised: '如预计变差：{{tasks}}。',
  notPromised: '承诺改善却变差：{{tasks}}。',
}
