import type { targetNotes as en } from '../en/targetNotes'

export const targetNotes: typeof en = {
  circles: '二分类：在圆内还是圆外。',
  xor: '二分类：x 与 y 是否同号。',
  spirals: '二分类：两条相互缠绕的螺旋。',
  blobs: '二到五团点，每团一类。',
  moons: '二分类：两弯交错的月牙。',
  checkerboard: '二分类：棋盘的黑格与白格。',
  plane: '一个数：从一角到另一角的斜坡。',
  ripple: '一个数：围绕中心的环状波纹。',
  bumps: '一个数：山丘与洼地。',
  saddle: '一个数：沿一轴升高，沿另一轴降低。',
  product: '一个数：x 乘以 y。',
  painted: '二到五个类别：您涂出的区域。',
  relief: '一个数：您涂出的高低。',
  dotted: '二到五个类别：您放下的点。',
  formula: '一个数：由您输入的公式。',
}
