import type { LabFamily, LabKind } from '../core/lab/setup'
import type { LooseOptions } from '../core/options'
import { mayChange } from './gate'
import { showPlace } from './screen'

/** Shows the loss lab with one entry, in the short form of `share/lab.ts`. Controls of the run call it; it loads nothing. */
export function openLab(family: LabFamily, id: string, options: LooseOptions, kind: LabKind = 'regression'): void {
  if (!mayChange('lab')) return
  showPlace('lab', { opened: [family[0], [id], { [id]: options }, kind === 'regression' ? {} : { kind }] })
}
