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
  promisedHint: '共享主干的这一步带来的一阶损失变化：−η ⟨g, d⟩，单位为每步的损失；小于 0 表示损失下降',
  promisedOther:
    '−η ⟨g, d⟩：以此学习率做普通梯度下降所承诺的变化，单位为每步的损失；小于 0 表示损失下降。当前设置走的是另一步（优化器、裁剪、衰减或方法自身的记忆），因此请比较符号与占比，而非大小',
  given: '实际变化',
  givenHint: '这一步使同一批次的损失变化了多少，单位为每步的损失；其中也包含任务头自身学到的部分。▲ 表示上升',
  coming: '第 {{step}} 步，尚未执行',
  step: '第 {{from}} → {{to}} 步',
  worse: '变差了',
  worsePromised: '预计变差',
  comma: '、',
  nobody: '没有损失上升。',
  asPromised: '如预计变差：{{tasks}}。',
  notPromised: '承诺改善却变差：{{tasks}}。',
}
