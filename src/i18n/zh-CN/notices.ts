import type { notices as en } from '../en/notices'

export const notices: typeof en = {
  dismiss: '关闭这条消息',
  undo: '撤销',
  linkFields: '链接有一部分无法读取，以下各项使用默认值：{{fields}}。',
  linkBroken: '链接无法读取，现在显示的是默认设置。',
  linkNewer: '链接来自本页面的更新版本，当前版本不认识的项使用默认值：{{fields}}。',
  editsFull:
    '这次运行已有 {{most}} 处更改，达到链接能记录的上限：最后一处未生效。如需继续更改，请重新开始；当前设置会保留。',
  editsDropped:
    '一次运行最多记录 {{most}} 处更改。已读取前 {{most}} 处；第 {{dropped}} 处被略去，之后的训练过程会有所不同。',
  weightsUnread:
    '权重公式（{{field}}）在第 {{at}} 个字符处无法读取。在加权方法的选项中改正之前，所有任务的权重相等；原文保留在那里。',
  weightsWithoutTask:
    '权重公式（{{field}}）在第 {{at}} 个字符处提到了不存在的任务。在加权方法的选项中改正之前，该权重为 0。',
  targetUnread:
    '目标公式（{{field}}）在第 {{at}} 个字符处无法读取。在任务设置中改正之前，该任务没有可学习的目标值；原文保留在那里。',
  linkTooLong: '设置太长，无法放入链接，因此地址栏不再更新。请导出为文件来保存或分享。',
  importFields: '文件有一部分无法读取，以下各项使用默认值：{{fields}}。',
  importBroken: '该文件既不是本页面的设置，也不是对比。未作任何更改。',
  fileUnreadable: '浏览器无法读取“{{file}}”：它可能是文件夹，或已被移动或锁定。未作任何更改。',
  imported: '已从文件载入。',
  copyFailed: '浏览器不允许复制。链接就在地址栏里。',
  tableCopyFailed: '浏览器不允许复制。同一菜单中可将表格下载为文件。',
  exported: '已保存为 {{file}}。',
  nothingToExport: '还没有训练记录：请先训练几步。',
  diverged:
    '训练在第 {{step}} 步停止：“{{task}}”的损失变成了无穷大。试试更小的学习率、给它更小的权重或尺度，或者裁剪梯度。曲线保留。',
  divergedUnknown: '训练在第 {{step}} 步停止：数值变成了无穷大。试试更小的学习率，或者裁剪梯度。曲线保留。',
  stoppedReached: '已按设定在 {{step}} 步后停止。',
  stoppedFlat: '已在第 {{step}} 步早停：总损失不再下降。',
  contextLost: '图形上下文在第 {{step}} 步丢失。恢复后训练会自动继续，不会丢失任何内容。',
  forkWaits: '运行就绪后即可在此分成两组。',
  forkDiverged: '运行在此处已经发散，两组也会如此。请在“回放”中退回到发散之前的一步，在那里分成两组。',
  contextRestored: '图形上下文已恢复；训练从第 {{step}} 步继续。',
  contextGone:
    '图形上下文没有恢复。CPU 引擎已从最近的快照（第 {{step}} 步）继续训练；没有丢失任何内容。可在引擎面板中切换回 WebGL。',
  useCpu: '用 CPU 引擎继续',
  failed: '训练因错误停止：{{message}}',
  tooLarge: '当前设置需要约 {{wanted}} GB 内存，而本页面最多可用 {{available}} GB。',
  graphicsTooLarge: '当前设置需要约 {{wanted}} GB 显存，而本页面最多可用 {{available}} GB。',
  textureTooLarge: '当前设置需要边长 {{wanted}} 的纹理，而此设备最大支持 {{available}}。',
  sentences: '{{first}}{{second}}',
  refused: '当前设置超出了 {{refused}} 引擎的上限，因此由 {{engine}} 引擎训练。',
  smaller: '请缩小规模：减少运行次数（组数或种子数）、减小批大小、减小网络宽度，或减少任务。',
  fits: {
    samples: '样本数 {{value}} 太大：其他设置不变时，最大可用 {{most}}。',
    batchSize: '批大小 {{value}} 太大：其他设置不变时，最大可用 {{most}}。',
    runs: '同一网络的 {{value}} 次运行（组数 × 种子数）太多：其他设置不变时，最多可用 {{most}} 次。',
    allRuns: '{{value}} 次运行（组数 × 种子数）太多：其他设置不变时，最多可同时容纳其中 {{most}} 次。',
    tasks: '{{value}} 个任务太多：其他设置不变时，最多可用 {{most}} 个。',
    width: '主干宽度 {{value}} 太大：其他设置不变时，最大可用 {{most}}。',
    headWidth: '任务头宽度 {{value}} 太大：其他设置不变时，最大可用 {{most}}。',
    inputs: '{{value}} 个输入太多：其他设置不变时，最多可用 {{most}} 个。',
    outputs: '单个任务的 {{value}} 个输出太多：其他设置不变时，最多可用 {{most}} 个。',
  },
  outOfMemory:
    '本页面可用的内存已用完。请缩小规模：减少运行次数（组数或种子数）、减小批大小、减小网络宽度，或减少任务。',
  slowStep:
    '此设置每步约需 {{seconds}} 秒（估计值），因此要等您手动开始训练。批大小改为 {{batch}} 时每步约 2 秒；减小网络宽度、减少任务或运行次数也有帮助。',
  slowStepAnyway:
    '此设置每步约需 {{seconds}} 秒（估计值），因此要等您手动开始训练。减小网络宽度、减少任务、缩小测试集或减少运行次数可以加快速度。',
  metricReplay: '正在重新训练到第 {{step}} 步，数值不变，以便从头计算新指标。',
  metricLost: '任务 {{number}} 恢复显示默认指标：所选指标不适用于新的损失或目标。',
  languageMissing: '{{language}}文本未能加载。请检查网络，然后重新选择语言。',
  partMissing: '此操作所需的部分未能加载。请检查网络，然后重试。',
  partGone: '本页面已发布新版本，此操作所需的部分已不在服务器上。请刷新页面，当前设置会保留。',
  workerDied: '浏览器终止了训练线程（{{message}}）。',
  silent: '训练已有十秒没有任何消息：可能是单步耗时太长，也可能是浏览器终止了训练线程。',
  goOn: '从第 {{step}} 步继续',
  reload: '重新开始',
}
