import type { share as en } from '../en/share'

export const share: typeof en = {
  export: '导出',
  title: '导出与导入',
  csv: '曲线（CSV）',
  csvDecimalComma: '曲线（CSV，分号分隔、小数逗号）',
  json: '设置（JSON）',
  import: '打开设置……',
  importHint: '也可以把文件拖到页面上',
  drop: '把设置文件放在这里',
  handOut: '分发：锁定、二维码',
  copied: '已复制',
  link: '链接',
}
