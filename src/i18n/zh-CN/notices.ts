import type { notices as en } from '../en/notices'

export const notices: typeof en = {
  dismiss: '关闭这条消息',
  undo: '撤销',
  linkFields: '链接有一部分无法读取，已用默认值代替：{{fields}}。',
  linkBroken: '链接无法读取；现在是默认设置。',
  linkNewer: '链接来自这个页面的更新版本；不认识的部分用默认值：{{fields}}。',
  importFields: '文件有一部分无法读取，已用默认值代替：{{fields}}。',
  importBroken: '那个文件不是这个页面的设置。',
  imported: '已从文件载入设置。',
  copyFailed: '浏览器不允许复制。链接就在地址栏里。',
  tableCopyFailed: '浏览器不允许复制。同一菜单中可将表格下载为文件。',
  exported: '已保存为 {{file}}。',
  nothingToExport: '还没有历史：先训练几步。',
  diverged:
    '训练在第 {{step}} 步停止：“{{task}}”的损失变成了无穷大。试试更小的学习率、给它更小的权重或尺度，或者裁剪梯度。曲线保留。',
  divergedUnknown: '训练在第 {{step}} 步停止：数值变成了无穷大。试试更小的学习率，或者裁剪梯度。曲线保留。',
  stoppedReached: '按要求在 {{step}} 步后停止。',
  stoppedFlat: '在第 {{step}} 步停止：总损失不再下降。',
  contextLost: '图形上下文在第 {{step}} 步丢失。它恢复后训练会自动继续；没有丢失任何东西。',
  tooManyRuns: '最多只能同时训练 {{lanes}} 条对比线、每条 {{seeds}} 个种子、共 {{runs}} 次运行：未作任何更改。',
  contextRestored: '图形上下文已恢复；训练从第 {{step}} 步继续。',
  useCpu: '用 CPU 引擎继续',
  failed: '训练因错误停止：{{message}}',
  tooLarge: '超出了这块显卡的上限（{{limit}}：需要 {{wanted}}，最多 {{available}}）。',
  reload: '重新开始',
}
