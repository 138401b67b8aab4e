import type { advice as en } from '../en/advice'

export const advice: typeof en = {
  title: '您可以试试',
  present: '当前：第 {{step}} 步',
  presentHint: '建议针对当前的运行；其他卡片显示的是它未来的一步。',
  nothing: '最近的训练步没有特别之处。可以改动一项设置，或看看哪些加权方法值得对比。',
  at: '第 {{step}} 步：{{says}}',
  hints: {
    diverged: {
      text: '数值在第 {{step}} 步变成了无穷大：对这样的梯度来说，步长太大了。',
      do: '以学习率 {{rate}} 重新开始',
    },
    rising: {
      text: '权重没有变，总损失却是最低时的 {{ratio}} 倍。常见原因是学习率（{{from}}）太大。',
      do: '学习率改为 {{rate}}',
    },
    solved: {
      text: '“{{task}}”的损失几乎为零（{{loss}}），权重因此增大到 {{weight}}：该方法的权重与损失成反比。',
      do: '改用 DWA：权重之和等于任务数',
    },
    weights: {
      text: '该方法已把“{{task}}”的权重提高到初始值的 {{ratio}} 倍。权重过大，效果等同于学习率过大。',
      do: '改用 DWA：权重之和等于任务数',
    },
    negative: {
      text: '总损失低于零（{{total}}）。这不是错误：“{{task}}”的泊松损失省略了一个常数。',
      do: '对它改用平方误差并重新开始',
    },
    unlike: {
      text: '各损失的大小悬殊：总损失中最大的一项是最小一项的 {{ratio}} 倍，“{{task}}”占 {{share}}。',
      do: '把各权重设为 1 / 损失',
    },
    drowned: {
      text: '“{{task}}”进展落后（平均 {{metric}}），对主干的拉力只有最强任务的 {{share}}。',
      do: '“{{task}}”的权重：{{from}} → {{weight}}',
    },
    freeConflict: {
      text: '最近的训练步中 {{share}} 存在梯度冲突，但平均而言每次更新仍降低所有损失：没有任务付出代价。',
      do: '每批使用全部样本并重新开始：冲突是否只是噪声？',
      doPlain: '改回加权和：结果有区别吗？',
    },
    flat: {
      text: '总损失已有 300 步不再下降：可能已经训练完成，也可能步长太大，无法收敛。',
      do: '学习率 {{from}} → {{rate}}',
    },
    belowZero: {
      text: '不确定性加权最小化的是加权总损失（{{sum}}）加上各任务的 ln σ：合计 {{total}}，低于零。这不是错误：σ 小于 1 时 ln σ 为负。',
      do: '改用 ln(1 + σ²)，它不会小于零',
    },
  },
  done: '已完成：{{what}}',
  undo: '撤销',
  dismiss: '不再提示这一条',
  dismissOf: '不再提示这一条：{{what}}',
  which: '用哪种加权方法？',
  dialog: {
    title: '用哪种加权方法？',
    about:
      '最多五个问题。能从当前运行得出的答案已根据最近的训练步填好，您都可以修改。结果是一组值得做的对比，不是胜负。',
    readOff: '来自当前运行：{{what}}。',
    noRun: '训练至少 150 步后，前三个问题可以自动得出答案。',
    yes: '是',
    no: '否',
    unknown: '不确定',
    questions: {
      sizes: { ask: '各损失的大小相差十倍以上吗？', read: '最近最大的损失是最小损失的 {{value}} 倍' },
      speeds: { ask: '有的损失比其他损失下降得快得多吗？', read: '各损失剩余的比例相差 {{value}} 倍' },
      hurt: {
        ask: '梯度冲突真的让某个任务变差吗？',
        readYes: '最近的训练步中 {{value}} 存在梯度冲突，并且平均每次更新都会使某个损失上升',
        readNo: '最近的训练步中 {{value}} 存在梯度冲突，但平均而言更新不会使任何损失上升',
      },
      main: { ask: '是否有一个主任务，其他任务只起辅助作用？', read: '{{value}}' },
      preference: { ask: '您是否希望达到指定的任务间取舍？', read: '{{value}}' },
    },
    result: '值得对比的方法',
    because: {
      sizes: '它会抵消损失大小的差异。',
      speeds: '它会根据各损失下降的快慢作出调整。',
      hurt: '如果一步更新会让某个任务变差，它会改变这一步。',
      main: '由您决定主任务占多大比重，或者不让任何任务变差。',
      preference: '它采用您给出的任务偏好。',
      plain: '没有发现问题时，可以把普通平均与一种自适应方法作对比。',
    },
    costOne: '每步：对主干做 1 次反向传播，与普通加权和相同。',
    costTasks: '每步：对主干做 {{count}} 次反向传播，每个任务一次。',
    costForward: '另需一次前向传播。',
    compare: '与当前设置一起对比',
    locked: '此链接不允许打开“对比”。',
    honest: '没有哪种方法总是更好。请对每种方法花同样的精力调参，并多看几个随机种子。',
  },
}
