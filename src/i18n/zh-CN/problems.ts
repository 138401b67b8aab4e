import type { problems as en } from '../en/problems'

export const problems: typeof en = {
  names: { plane: '二维平面', drawn: '自己画' },
  targets: {
    circles: '圆',
    xor: '异或',
    spirals: '双螺旋',
    blobs: '点团',
    moons: '双月',
    checkerboard: '棋盘',
    plane: '斜面',
    ripple: '涟漪',
    bumps: '山丘',
    saddle: '马鞍',
    product: '乘积',
    formula: '公式',
    painted: '区域',
    relief: '高低',
    dotted: '点',
  },
}
