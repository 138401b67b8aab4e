import type { curvesEditor as en } from '../en/curvesEditor'

export const curvesEditor: typeof en = {
  curve: '“{{task}}”的曲线',
  point: '“{{task}}”的第 {{number}} 个点',
  pointValue: '第 {{x}} 步，权重 {{y}}',
  help: '拖动各点；双击添加一点。键盘：方向键移动，Insert 在旁边添加，Delete 删除。',
  add: '添加一点',
  remove: '删除该点',
}
