import type { conflict as lesson } from '../../../lessons/conflict'
import type { LessonTexts } from '../../../lessons/define'

export const conflict: LessonTexts<typeof lesson> = {
  title: '梯度冲突',
  aim: '梯度冲突意味着什么？PCGrad、CAGrad 和 UPGrad 怎样处理它？什么时候才重要？',
  steps: {
    bowls: {
      act: '两个参数、两个损失：两个圆碗，最小点不同。把指针移到地图上看看。',
      look: '指针处画出两个梯度，以及不损害任何任务的方向锥。两个最小点之间的线段就是帕累托集。',
      ask: '站在这条线上，有多少个方向能同时降低两个损失？',
      options: { none: '没有。', one: '恰好一个。', many: '有一整个锥。' },
      explain:
        '没有。在帕累托集上，两个梯度 g₁ 和 g₂ 方向完全相反，余弦为 −1：对一个任务有利，就必然损害另一个。离开这条线，两个梯度不再完全相反，对两个任务都有利的方向锥就打开了。\n\n所以冲突并不是故障，它说明您正接近一个必须取舍的地方。',
    },
    trap: {
      act: '这是 CAGrad 论文中的地形：三个起点，Adam，学习率 0.001，100,000 步。在上半部分，每个损失都有一条又窄又陡的山谷。',
      look: '看平均、PCGrad 和 CAGrad 从上方两个起点出发的路径。',
      ask: '最后还困在山谷里的是哪种方法？',
      options: { mean: '只有平均。', others: 'PCGrad 和 CAGrad。', nobody: '都没有。' },
      explain:
        '平均：从右上方出发，最后停在 x₂ 约为 2 的高度。路径每次穿过谷底，横跨山谷方向的梯度都极大。Adam 要除以梯度平时的大小，于是沿山谷方向的步子变得极小。\n\n公式是 PCGrad 的做法：如果梯度 gᵢ 与 gⱼ 冲突，就去掉 gᵢ 中与 gⱼ 相反的分量。从同一起点出发，PCGrad 到达了前沿。',
    },
    rate: {
      act: '只改步长：学习率从 0.001 改为 0.01，步数从 100,000 改为 10,000，两者的乘积不变。',
      look: '看平均从上方两个起点出发的路径。',
      ask: '平均还会困在山谷里吗？',
      options: { stuck: '会，地形没有变。', out: '不会，它走出来了。' },
      explain:
        '它走出来了。陷阱是地形和步长共同造成的。如果只看上一张图，我们会把责任全推给“取平均”。只有先分别调好各自的学习率，方法之间才能比较。',
    },
    ends: {
      act: '左下方一个起点，四种方法：平均、PCGrad、不加正则化的 UPGrad、CAGrad。学习率又是 0.001。',
      look: '在地图上和两个损失的图上，看每条路径停在前沿的哪里。',
      ask: '四种方法一共停在几个不同的点？',
      options: {
        same: '都停在同一点。',
        two: '两个：PCGrad 与 UPGrad 在一处，平均与 CAGrad 在另一处。',
        four: '四个。',
      },
      explain:
        '两个。PCGrad 和 UPGrad 一碰到前沿就停下，在 x₁ 约为 −6.6 处：对任务 2 好，对任务 1 差。平均和 CAGrad 沿着前沿继续走到 x₁ = 0，即平均损失的最小点。\n\n公式是 CAGrad 的做法：在与平均梯度 g₀ 的距离不超过其长度 c 倍的方向 d 中，选对较慢的任务最有利的一个。这些点都在前沿上。可见，方法也在替您选择折中，即使没有人要求它这样做。',
    },
    network: {
      act: '现在换成网络。B 改用三分之一大小的单位，它的平方误差因此变为 9 倍。加权方法是等权平均。训练到第 400 步。',
      look: '看“梯度拔河”：所选方向 d 对两个任务都有利吗？“梯度冲突”图画的是余弦。',
      ask: '在多少步里，d 与某个任务的梯度方向相反？',
      options: { hardly: '不到十分之一。', half: '四分之一到四分之三。', all: '超过十分之九。' },
      explain:
        '占测量步的 {{against}} %。这时沿 d 的反方向走一小步，该任务的损失就会上升。两个任务时，这只会发生在梯度较短的任务上。A 的测试损失为 {{first}}。\n\nPCGrad 和 UPGrad 修改梯度，使 d 不与任何任务的梯度相反。这对 A 有帮助吗？下一步来比较。',
    },
    methods: {
      act: '五组对比，每组三个种子：等权、PCGrad、UPGrad、CAGrad，以及 B 的权重为 1/9 的普通加权和。',
      look: '在结果表中比较 A 和 B 的测试损失。',
      ask: '与 PCGrad 相比，权重 1/9 的普通加权和使 A 的测试损失怎样？',
      options: { higher: '更高。', same: '差不多。', lower: '更低。' },
      explain:
        'A 的测试损失：等权 {{meanA}}，PCGrad {{pcgradA}}，UPGrad {{upgradA}}，CAGrad {{cagradA}}，权重 1/9 为 {{sumA}}。PCGrad 和 UPGrad 改变的是夹角，梯度长的 B 仍然占主导。权重 w_B = 1/9 抵消了单位，这样很少有步与某个任务的梯度相反。B 付出一点代价：{{sumB}}，而 PCGrad 时为 {{pcgradB}}。\n\n如果一开始单位就相同，情况就不是这样：那时 PCGrad 下的 A 并不比加权和差。所以先让各个损失可以比较，再看还剩多少冲突。',
    },
  },
}
