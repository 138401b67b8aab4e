import type { learn as en } from '../en/learn'

export const learn: typeof en = {
  title: '学习',
  lessons: '课程',
  minutes: '{{count}} 分钟',
}
