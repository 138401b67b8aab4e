import { activations } from './activations'
import { interfaceTexts } from './interface'
import { losses } from './losses'
import { notices } from './notices'
import { optimizers } from './optimizers'
import { problems } from './problems'
import { schedules } from './schedules'
import { settings } from './settings'
import { share } from './share'
import { tasks } from './tasks'

/** Every namespace that the page needs from the start (`help` comes with its dialog). */
export const texts = {
  interface: interfaceTexts,
  activations,
  losses,
  notices,
  optimizers,
  problems,
  schedules,
  settings,
  share,
  tasks,
}
