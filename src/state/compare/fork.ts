/** Splits the run on the page into two lanes at its current step. */
import { History } from '../history'
import { notify } from '../notices'
import { mainRun, pause } from '../run'
import { showCompare } from '../screen'
import { configStore } from '../setup'
import { FORKED, forkAt } from './actions'
import { setCompareView } from './store'

/** Makes two lanes with the past of the run. The screen then asks for the method that the second one continues with. */
export async function forkHere(): Promise<void> {
  const { status, contextLost } = mainRun.store.getState()
  if (status === 'loading' || status === 'failed' || contextLost) {
    notify({ kind: 'info', key: 'forkWaits' })
    return
  }
  pause()
  const snapshot = await mainRun.snapshots.ask()
  if (!snapshot.ends.includes(null)) {
    notify({ kind: 'info', key: 'forkDiverged' })
    return
  }
  await untilShown(snapshot.step)
  const { recording } = configStore.getState()
  const history = new History()
  mainRun.history.copyTo(history, snapshot.step)
  forkAt(recording, { snapshot, history })
  setCompareView({ choosing: FORKED })
  showCompare()
}

/** Waits for the frames before a snapshot: they bring the curves that the lanes share. */
function untilShown(step: number): Promise<void> {
  return new Promise((resolve) => {
    const isShown = () => mainRun.store.getState().step >= step
    if (isShown()) return resolve()
    const stop = mainRun.store.subscribe(() => {
      if (!isShown()) return
      stop()
      resolve()
    })
  })
}
