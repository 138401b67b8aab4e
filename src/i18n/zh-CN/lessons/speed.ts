import type { LessonTexts } from '../../../lessons/define'
import type { speed as lesson } from '../../../lessons/speed'

export const speed: LessonTexts<typeof lesson> = {
  title: '学习快慢不同：DWA、GradNorm、FAMO',
  aim: '一个任务学得快，另一个学得慢。该给谁更大的权重？',
  steps: {
    average: {
      act: 'A 是简单的曲面，B 由圆环组成，更难。加权方法是等权平均。先画出您预计的 B 的测试损失，再训练到第 400 步。',
      look: '比较两条损失曲线。',
      ask: '从第 0 步到第 400 步，B 的测试损失会怎样变化？',
      explain:
        '最后，A 的损失只剩初始值的 {{first}}，B 还剩 {{second}}：A 学得快，B 学得慢。损失 Lᵢ 与其初始值 Lᵢ(0) 之比没有单位，可以在任务之间比较。许多方法就用这样的比值衡量学习速度。',
    },
    dwa: {
      act: '动态权重平均（DWA）给损失下降慢的任务更大的权重。先回答，再训练。',
      look: '看权重。权重相等时两个都是 1。',
      ask: 'B 的权重会变得多大？',
      options: { one: '一直接近 1。', two: '接近 2，也就是最大可能值。', ten: '远大于 2。' },
      explain:
        '最后的权重：A 为 {{first}}，B 为 {{second}}。DWA 用上一周期（e − 1，这里是 25 步）的平均损失 L̄ᵢ 除以再前一周期（e − 2）的。训练到后来，两个任务的比值 rᵢ 都接近 1，温度 τ = 2 又把剩下的差别抹平。T = 2 是任务数。\n\n所以在常用选项下，DWA 在这里几乎没有起作用。温度越低，作用越强。',
    },
    gradnorm: {
      act: 'GradNorm 比较各任务在主干上的梯度，并学习权重。它的选项 α 为 1.5。先回答，再训练。',
      look: '看权重，以及公式下方的数值。',
      ask: '最后哪个任务的权重更大？',
      options: { fast: 'A，学得快的。', same: '差不多。', slow: 'B，学得慢的。' },
      explain:
        'B：权重分别是 A {{first}}、B {{second}}。GradNorm 希望每个任务的加权梯度 wᵢgᵢ 的长度等于 N̄ 乘以 rᵢ 的 α 次方。N̄ 是平均长度；rᵢ 是损失所剩的比例除以各任务比例的平均。学得慢的任务 rᵢ 大于 1，可以拉得更用力。\n\n如果两个任务快慢差不多，α 的作用就小得多。',
    },
    lengths: {
      act: '还是这个方法，但 α = 0：不再考虑学习速度。先回答，再训练。',
      look: '看权重，以及“梯度拔河”中的箭头。',
      ask: '现在哪个任务的权重更大？',
      options: { fast: 'A，学得快的。', same: '差不多。', slow: 'B，学得慢的。' },
      explain:
        'A：权重分别是 A {{first}}、B {{second}}。α = 0 时，所有加权梯度的长度相同。A 已经学会了大部分，它的梯度 g_A 很短，需要更大的权重。\n\n同一个方法，既可以偏向慢的任务，也可以偏向快的任务。α 由您决定，不是无关紧要的细节。',
    },
    famo: {
      act: 'FAMO 希望所有损失以相同的相对速度下降：每一步下降的百分比相同。它只需要损失。先回答，再训练。',
      look: '看权重和损失。',
      ask: '哪个任务的权重更大？',
      options: { fast: 'A，损失小的。', same: '差不多。', slow: 'B，损失大的。' },
      explain:
        'A：权重分别是 A {{first}}、B {{second}}。FAMO 要除以损失 Lᵢ：小损失的百分之一是很小的数，要让 A 的损失也下降百分之一，就需要很大的权重。学到的份额 zᵢ 只修正了其中一部分。测试损失为 {{lossA}} 和 {{lossB}}。\n\n“平衡”在不同方法里含义不同：权重相等、长度相等、百分比相等。',
    },
    unit: {
      act: '四组对比：等权、DWA、α = 0 的 GradNorm、FAMO。B 现在换了单位，数值变成 10 倍，平方误差变成 100 倍。先回答，再训练。',
      look: '先比较四组中 A 的曲线，再比较 B 的。结果表中显示的是 R²，不是损失。',
      ask: '哪些方法能使 A 不被 B 的单位压制？',
      options: { none: '都不能。', two: 'GradNorm 和 FAMO。', all: 'DWA、GradNorm 和 FAMO。' },
      explain:
        'A 的测试损失：等权 {{averageA}}，DWA {{dwaA}}，GradNorm（α = 0）{{gradnormA}}，FAMO {{famoA}}。DWA 只看同一个损失前后的比值，单位正好约掉，所以它察觉不到 B 压制了 A。GradNorm 看得到梯度的长度，FAMO 看得到损失的大小。\n\n代价由 B 来付：它的测试损失在等权时为 {{averageB}}，FAMO 时为 {{famoB}}。哪一个更好，取决于您的需要。',
    },
  },
}
