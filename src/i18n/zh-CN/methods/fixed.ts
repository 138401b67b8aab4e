import type { fixedMethods as en } from '../../en/methods/fixed'

/** 固定权重与日程。键是注册表中的 id。 */
export const fixedMethods: typeof en = {
  equal: {
    name: '等权',
    short: '所有损失的平均。',
    does: '以相同的权重把损失相加。这是其他方法都要战胜、却常常难以战胜的基线。',
    helps: '各损失大小相近、任务彼此一致时。',
    hurts: '最大的损失占主导，即使它只是因为单位才大。',
    options: {
      reduction: { label: '归并', hint: '平均会除以任务数，求和不会。', values: { mean: '平均', sum: '求和' } },
    },
    trace: { w: '各任务的权重' },
  },
  'weighted-sum': {
    name: '加权和',
    short: '滑块的值就是权重。',
    does: '按任务卡片上设定的权重把损失相加。对平方误差，权重取 1/尺度² 可抵消损失中的单位，但任务头的输出仍要达到目标的大小。',
    helps: '知道哪个任务重要时；也可以手动尝试其他方法用公式所做的事。',
    hurts: '好的权重需要搜索，而且会随训练变化。帕累托前沿凹陷部分的点，任何权重都无法到达。',
    options: { normalize: { label: '归一化', hint: '把权重除以它们的和。' } },
    trace: { w: '各任务的权重' },
  },
  'task-schedule': {
    name: '逐个引入任务',
    short: '任务一步步加入。',
    does: '每个任务从各自的步数开始，可立即生效或逐渐加入，也可以结束。或者当正在训练的任务损失趋平时，下一个任务开始。',
    helps: '简单任务能为困难任务打好主干基础时，即课程学习。',
    hurts: '主干先学到的东西之后可能碍事；较晚加入的任务可能已没有多少容量可用。',
    options: {
      trigger: {
        label: '任务何时开始',
        hint: '在下面给定的步数，或当前任务趋平之时。',
        values: { step: '在给定步数', flat: '前一个趋平时' },
      },
      start: { label: '开始', hint: '任务加入的步数；按趋平引入时只看先后顺序。' },
      end: { label: '结束', hint: '任务退出的步数。', never: '从不' },
      ramp: { label: '渐入', hint: '权重上升所用的步数；0 表示立即。' },
      shape: { label: '渐入形状', hint: '权重如何上升。', values: { linear: '线性', cosine: '余弦' } },
      window: { label: '窗口', hint: '判断是否趋平的步数。' },
      drop: { label: '最小降幅', hint: '窗口之间的降幅低于此值即视为趋平。' },
      normalize: { label: '归一化', hint: '把权重除以它们的和。' },
    },
    trace: { w: '各任务的权重', u: '各任务的引入程度' },
  },
  'manual-schedule': {
    name: '手绘曲线',
    short: '画出每个权重随步数的变化。',
    does: '每个任务的滑块再乘上一条由您拖动成形的、随步数变化的曲线。',
    helps: '想尝试“什么时候该重视哪个任务”的想法时。',
    hurts: '它不了解训练进展；对一个种子合适的曲线，对下一个未必合适。',
    options: { curves: { label: '曲线', hint: '各任务滑块随步数的系数。' } },
    trace: { w: '各任务的权重', c: '各曲线的系数' },
  },
  formula: {
    name: '自定义公式',
    short: '由您输入的权重。',
    does: '用表达式计算每个权重，可用的量有：损失（L1、L2……）、初始损失（L1_0）、梯度长度（n1）、梯度余弦（c1_2）、滑块（w1）、步数 t 和轮次 epoch。不带编号的名字指该任务自身，例如 1/L。各任务的表达式用分号隔开。',
    helps: '十秒钟试一个想法，也可以看清已发表的方法是怎么做成的：1/L 即对数之和，1/n 使所有梯度等长。',
    hurts: '公式不受检查：数值爆炸的公式会使训练停止。非有限的权重按 0 处理。',
    options: { formulas: { label: '权重', hint: '例如 1/L，或 L1/L1_0; 2; exp(-t/500)' } },
    trace: { w: '各任务的权重' },
  },
}
