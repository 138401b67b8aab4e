import type { paid as en } from '../en/paid'

export const paid: typeof en = {
  tab: '谁付了代价',
  waiting: '尚未开始训练。',
  table: '上一步谁付了代价',
  task: '任务',
  weight: '权重',
  weightHint: 'α，该任务在主干更新方向中的权重',
  total: '占总损失',
  totalHint: '该任务在加权总损失中的占比',
  pull: '占拉力',
  pullHint: '该任务在 α·‖g‖（共享主干上加权梯度的长度）中的占比',
  promised: '预计',
  promisedHint:
    '共享主干的这一步在一阶近似下带来的损失变化：−η ⟨g, d⟩（η 为学习率，g 为任务梯度，d 为更新方向），单位为每步的损失。小于 0 表示损失下降',
  promisedOther:
    '以学习率 η 做普通梯度下降时，一阶近似下的损失变化：−η ⟨g, d⟩（g 为任务梯度，d 为更新方向），单位为每步的损失。小于 0 表示损失下降。当前设置实际走的步不同（优化器、裁剪、衰减或方法自身的记忆），因此请比较符号与占比，不要比较大小',
  given: '实际变化',
  givenHint: '这一步使同一批次的损失变化了多少，单位为每步的损失；其中也包含任务头自身学到的部分。▲ 表示上升',
  coming: '第 {{step}} 步，尚未执行',
  step: '第 {{from}} → {{to}} 步',
  worse: '变差了',
  worsePromised: '预计变差',
  comma: '、',
  nobody: '没有损失上升。',
  asPromised: '与预计一致，变差：{{tasks}}。',
  notPromised: '预计改善，实际变差：{{tasks}}。',
}
