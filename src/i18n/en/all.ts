import { curves } from './curves'
import { interfaceTexts } from './interface'
import { metrics } from './metrics'
import { notices } from './notices'
import { problems } from './problems'
import { share } from './share'

/** Every namespace that the page needs from the start (the others come with the parts that show them). */
export const texts = {
  interface: interfaceTexts,
  curves,
  metrics,
  notices,
  problems,
  share,
}
