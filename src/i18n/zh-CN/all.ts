import type { texts as en } from '../en/all'
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

export const texts: typeof en = {
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
