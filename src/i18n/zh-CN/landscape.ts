import type { landscape as en } from '../en/landscape'

export const landscape: typeof en = {
  title: '损失地形',
}
