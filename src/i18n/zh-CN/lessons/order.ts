import type { LessonTexts } from '../../../lessons/define'
import type { order as lesson } from '../../../lessons/order'

export const order: LessonTexts<typeof lesson> = {
  title: '逐步引入：任务一个接一个',
  aim: '所有任务应该同时开始，还是一个接一个？先训练哪个？',
  steps: {
    later: {
      act: '两个不相关的任务共享主干。A 从一开始就训练，C 在第 300 步加入。先画出您预计的 C 的测试损失，再训练到第 600 步。',
      look: '看第 300 步前后的损失曲线，以及下方的权重。',
      ask: '从第 0 步到第 600 步，C 的测试损失会怎样变化？',
      explain:
        'C 的权重为 0 时，它的头不学习，损失没有理由下降：到第 300 步时仍是 {{before}}。C 加入之后，损失才降下来。第 600 步时，A 的测试损失为 {{first}}，C 为 {{second}}。',
    },
    together: {
      act: '现在两个任务都从第 0 步开始训练，其他设置不变。训练到第 600 步。',
      look: '把第 600 步时 C 的损失与上一次训练比较。',
      ask: '与第 300 步才加入相比，C 的测试损失最后会怎样？',
      options: { lower: '更低。', same: '差不多。', higher: '更高：A 从一开始就在干扰它。' },
      explain:
        '更低：C 为 {{second}}，A 为 {{first}}。加入得晚，可学习的步数就少。如果 C 在第 20 步而不是第 300 步加入，这种劣势就消失了。',
    },
    replaced: {
      act: 'A 训练 300 步后退出，由 C 接替。从第 300 步起，没有任何东西再训练 A。',
      look: '看第 300 步之后 A 的测试损失和它的图像。',
      ask: '第 300 步之后 A 会怎样？',
      options: { keeps: '保持已学会的内容。', better: '继续变好，因为 C 还在训练主干。', forgets: '明显变差。' },
      explain:
        'A 的测试损失从第 300 步的 {{before}} 升到 {{after}}。A 的头没有变，但 C 改变了它所依赖的主干。这叫灾难性遗忘。在 A 一直留在总损失里的那次训练中，没有出现这种情况：所以应当逐步增加任务，而不是替换任务。',
    },
    orders: {
      act: '三组对比，每组 5 个种子：同时开始、先 A 后 C、先 C 后 A。都训练 600 步。',
      look: '比较两个任务的测试损失，以及各种子之间相差多少。',
      ask: '哪种顺序能让两个任务都比同时训练更好？',
      options: { firstA: '先 A 后 C。', firstC: '先 C 后 A。', none: '都不能。' },
      explain:
        'A 与 C 的平均测试损失：同时开始为 {{togetherA}} 和 {{togetherC}}；先 A 为 {{firstA}} 和 {{firstC}}；先 C 为 {{secondA}} 和 {{secondC}}。没有哪种顺序让两个任务都变好。个别运行看上去某种顺序更好，换一个种子可能就反过来。\n\n这就是这两个任务的真实结果。它并不否定“用简单任务为困难任务打基础”（课程学习）：是否有效，需要针对具体情况测量。',
    },
    longer: {
      act: '仍然让两个任务同时开始，但训练 900 步，而不是 600 步。',
      look: '比较第 600 步和第 900 步的损失。',
      ask: '多训练 300 步，哪些任务会变好？',
      options: { both: '两个都会。', one: '只有一个。', neither: '都不会。' },
      explain:
        '两个都会：A 从 {{beforeA}} 降到 {{first}}，C 从 {{beforeC}} 降到 {{second}}。换顺序没有做到的事，多训练几步就做到了。所以要拿日程与步数相同的同时训练相比，并且多用几个种子。',
    },
  },
}
