import type { network as en } from '../en/network'

export const network: typeof en = {
  tab: '网络',
  tabs: '此卡片显示的内容',
  title: '共享主干与任务头',
  edges: '线宽：权重 × 梯度范数，α·‖g‖',
  inputs: '输入',
  trunk: '主干 {{layer}}',
  heads: '头',
  more: '每层另有 {{count}} 个单元',
  prediction: '预测',
  target: '目标',
  accuracy: '准确率 {{value}}',
  r2: 'R² {{value}}',
  r1: 'R¹ {{value}}',
  drawing: '网络：{{inputs}} 个输入，{{layers}} 个共享层，{{tasks}} 个头。当前加权梯度范数：{{norms}}。',
  predictionOf: '“{{task}}”的预测',
  valueAt: '({{x}}, {{y}})：{{prediction}}，目标 {{target}}',
  film: {
    title: '回放',
    slider: '显示的步',
    place: '第 {{step}} / {{end}} 步',
    hint: '可拖回任意一步：图像、公式、箭头和控件都会显示那一步。继续播放会重现同一次运行；在那里作出更改，之后就是另一段过程。',
  },
}
