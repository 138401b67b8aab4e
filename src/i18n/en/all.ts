import { activations } from './activations'
import { curves } from './curves'
import { interfaceTexts } from './interface'
import { losses } from './losses'
import { network } from './network'
import { notices } from './notices'
import { optimizers } from './optimizers'
import { paid } from './paid'
import { problems } from './problems'
import { schedules } from './schedules'
import { settings } from './settings'
import { share } from './share'
import { tasks } from './tasks'
import { tug } from './tug'
import { weighting } from './weighting'

/** Every namespace that the page needs from the start (`help` and `methods` come with the parts that show them). */
export const texts = {
  interface: interfaceTexts,
  activations,
  curves,
  losses,
  network,
  notices,
  optimizers,
  paid,
  problems,
  schedules,
  settings,
  share,
  tasks,
  tug,
  weighting,
}
