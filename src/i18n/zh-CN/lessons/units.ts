import type { LessonTexts } from '../../../lessons/define'
import type { units as lesson } from '../../../lessons/units'

export const units: LessonTexts<typeof lesson> = {
  title: '取平均，以及单位如何破坏它',
  aim: '把两个损失取平均。如果其中一个目标从米改成毫米，会发生什么？',
  steps: {
    metres: {
      act: '按下训练，让两个任务训练到第 400 步。',
      look: '观察每个任务的损失曲线，以及下方的总损失。',
      explain:
        '两个目标都以米为单位，两个损失大小相近。此时取平均是公平的折中：测试损失分别为 {{first}} 和 {{second}}。',
    },
    millimetres: {
      act: '第二个目标现在以毫米为单位。任务没有变，变的只是单位。学习率也调小了，因为原来的学习率会发散。',
      look: '比较两条曲线，再打开“谁付了代价”。',
      ask: '第一个任务会怎样？',
      options: {
        both: '两个任务和之前一样学习。',
        firstStops: '第一个任务几乎学不到东西。',
        secondStops: '第二个任务几乎学不到东西。',
      },
      explain:
        '目标放大 1000 倍，平方误差就放大 100 万倍。总损失几乎全部来自第二个任务，第一个任务停在 {{first}}。任务本身没有任何变化。',
    },
    weighed: {
      act: '第二个任务的权重现在是 1 / 1000²。',
      look: '看权重，以及第一个任务的曲线。',
      ask: '用这个权重会怎样？',
      options: { both: '两个任务都像以米为单位时那样学习。', firstStops: '第一个任务仍然几乎学不到东西。' },
      explain: '对于平方误差，权重取 1/scale² 正好抵消单位。第一个任务的测试损失为 {{first}}，与以米为单位时相同。',
    },
  },
}
