import type { lab as en } from '../en/lab'

export const lab: typeof en = {
  title: '损失实验室',
}
