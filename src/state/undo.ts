/** Undo and redo by a person: the newest change is taken from the stacks of `changes.ts` and acts on the run. */
import { checkedChange } from '../core/config/validate'
import { missingData } from '../core/problems/all'
import { actsLive, apply, flushChanges } from './actOnRun'
import { type Change, changeStore, takeBack, takeForward } from './changes'
import { replaceRecording } from './config'
import { waitsForData } from './data'
import { mainRun } from './run'
import { configStore } from './setup'

const { liveEdits } = mainRun

export function undo(): void {
  flushChanges()
  const newest = () => changeStore.getState().past.at(-1)
  if (waitsForFreed(newest, 'before', undo)) return
  const left = mainRun.capture()
  const change = takeBack((last) => mayApply(last, 'before'), left)
  if (change) apply(change, 'before', left)
}

export function redo(): void {
  flushChanges()
  const newest = () => changeStore.getState().future.at(-1)
  if (waitsForFreed(newest, 'after', redo)) return
  const left = mainRun.capture()
  const change = takeForward((last) => mayApply(last, 'after'), left)
  if (change) apply(change, 'after', left)
}

/**
 * Whether the run to which the newest change leads waits for data that were freed since. Once they are here the change is
 * undone or done again, if it still is the newest.
 */
function waitsForFreed(newest: () => Change | undefined, side: 'before' | 'after', again: () => void): boolean {
  const change = newest()
  if (change?.kind !== 'whole') return false
  const { recording } = change[side]
  if (missingData(recording.config).length === 0) return false
  return waitsForData('run', [recording.config], (adapt) => {
    const adapted = adapt(recording)
    // Another version of the file was taken, which makes another set-up.
    if (adapted !== recording) replaceRecording(adapted)
    else if (newest() === change) again()
  })
}

/** False for a live change that the recording has no room for; the person is then told. */
function mayApply(change: Change, side: 'before' | 'after'): boolean {
  if (change.kind === 'whole') return true
  if (change.kind === 'together') return liveEdits.hasRoom(change.parts.length)
  const { config } = configStore.getState()
  const changed = checkedChange(config, change.path, change[side])
  return changed === null || !actsLive(change.path, config, changed) || liveEdits.hasRoom()
}
