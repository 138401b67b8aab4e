import { activations } from './activations'
import { curvesEditor } from './curvesEditor'
import { engine } from './engine'
import { images } from './images'
import { kept } from './kept'
import { losses } from './losses'
import { metricNotes } from './metricNotes'
import { network } from './network'
import { optimizers } from './optimizers'
import { paid } from './paid'
import { remarks } from './remarks'
import { schedules } from './schedules'
import { settings } from './settings'
import { targetNotes } from './targetNotes'
import { tasks } from './tasks'
import { tug } from './tug'
import { weighting } from './weighting'

/** Namespaces of the parts that load after the curves: controls, formula, network. */
export const parts = {
  activations,
  curvesEditor,
  engine,
  images,
  kept,
  losses,
  metricNotes,
  network,
  optimizers,
  paid,
  remarks,
  schedules,
  settings,
  targetNotes,
  tasks,
  tug,
  weighting,
}
