import type { texts as en } from '../en/all'
import { curves } from './curves'
import { interfaceTexts } from './interface'
import { metrics } from './metrics'
import { notices } from './notices'
import { problems } from './problems'
import { share } from './share'

export const texts: typeof en = {
  interface: interfaceTexts,
  curves,
  metrics,
  notices,
  problems,
  share,
}
