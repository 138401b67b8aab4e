import type { kept as en } from '../en/kept'

/** Comparisons and maps that are kept in this browser. */
export const kept: typeof en = {
  short: '保存',
  keep: '保存',
  none: '此浏览器中还没有保存任何内容。',
  rename: '重命名“{{name}}”',
  remove: '删除“{{name}}”',
  removed: '已删除“{{name}}”。',
  bringBack: '撤销',
  save: '存为文件（JSON）',
  load: '打开文件……',
  notices: {
    kept: '已在此浏览器中保存为“{{name}}”。',
    full: '浏览器的存储空间不足，无法保存。要保存的内容仍在屏幕上：请导出为文件，或删除一项已保存的内容。',
    blocked: '浏览器不允许本页保存数据（隐私窗口，或已禁用网站数据）。屏幕上的内容保持不变：请导出为文件。',
    silent: '浏览器的存储没有响应。屏幕上的内容保持不变：请重试，或导出为文件。',
    fields: '保存的内容有一部分无法读取，已略去：{{fields}}。',
    unreadable: '保存的内容已无法读取。屏幕上的内容保持不变。',
  },
}
