/** Splits the run on the page into two lanes at its present step. */
import type { WeightingConfig } from '../../core/config/types'
import { History, mainHistory } from '../history'
import { askSnapshot } from '../inquiries'
import { notify } from '../problems'
import { pause, runStore } from '../run'
import { showCompare } from '../screen'
import { configStore } from '../setup'
import { forkAt } from './actions'

/** Looks at the gradients' directions alone, so it parts visibly from whatever follows the sizes of the losses. */
const OTHER = 'nash-mtl'
const PLAIN = 'weighted-sum'

/** As it is, and with another weighting; the second can then be made anything. */
export async function forkHere(): Promise<void> {
  const { status, contextLost } = runStore.getState()
  if (status === 'loading' || status === 'failed' || contextLost) {
    notify({ kind: 'info', key: 'forkWaits' })
    return
  }
  pause()
  const snapshot = await askSnapshot()
  const { recording, config } = configStore.getState()
  const history = new History()
  mainHistory.copyTo(history, snapshot.step)
  const id = config.weighting.id === OTHER ? PLAIN : OTHER
  const weighting: WeightingConfig = { id, options: {}, modifiers: [] }
  forkAt(recording, { snapshot, history }, 'weighting', weighting)
  showCompare()
}
