/** Splits the run on the page into two lanes at its present step. */
import type { WeightingConfig } from '../../core/config/types'
import { History, mainHistory } from '../history'
import { snapping } from '../inquiries'
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
  const snapshot = await snapping.ask()
  if (!snapshot.ends.includes(null)) {
    notify({ kind: 'info', key: 'forkDiverged' })
    return
  }
  await untilShown(snapshot.step)
  const { recording, config } = configStore.getState()
  const history = new History()
  mainHistory.copyTo(history, snapshot.step)
  const id = config.weighting.id === OTHER ? PLAIN : OTHER
  const weighting: WeightingConfig = { id, options: {}, modifiers: [] }
  forkAt(recording, { snapshot, history }, 'weighting', weighting)
  showCompare()
}

/** The frames in front of a snapshot may still be on their way, and with them the curves that the lanes share. */
function untilShown(step: number): Promise<void> {
  return new Promise((resolve) => {
    const isShown = () => runStore.getState().step >= step
    if (isShown()) return resolve()
    const stop = runStore.subscribe(() => {
      if (!isShown()) return
      stop()
      resolve()
    })
  })
}
