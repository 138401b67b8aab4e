import type { announcer as en } from '../en/announcer'

export const announcer: typeof en = {
  sentence: '第 {{step}} 步：{{tasks}}。',
  falling: '{{task}} {{loss}}，在下降',
  rising: '{{task}} {{loss}}，在上升',
  flat: '{{task}} {{loss}}，平稳',
  joint: '；',
}
