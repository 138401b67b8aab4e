/**
 * How a change of the set-up acts on the run.
 *
 * A live field acts immediately. It is recorded as an edit when the worker reports the step at which it
 * took effect; at step 0 it becomes part of the start instead. A change of what is measured trains the run
 * again, with its edits, to where it stood. Every other change starts over at step 0 with the current set-up,
 * without the edits that led to it. A run that was playing continues to play.
 */
import { chosen } from '../core/config/chosen'
import { tagOf } from '../core/config/fields'
import { type FieldPath, isPath } from '../core/config/paths'
import { programKey } from '../core/config/program'
import type { Recording, RunConfig } from '../core/config/types'
import { checkedChange } from '../core/config/validate'
import { type Change, endDrag, type Gesture, goesOn, remember } from './changes'
import { announceRestart, forgetEarlier, keepEarlier } from './earlier'
import { notify } from './notices'
import { type KeptRun, runOf } from './oneRun'
import { load, mainRun, runStore, wantsToPlay } from './run'
import { configStore } from './setup'

const { liveEdits, loads } = mainRun

export function apply(change: Change, side: 'before' | 'after', left: KeptRun): void {
  if (change.kind === 'whole') {
    applyWhole(change[side])
    // The curves of another metric are not those of an earlier run.
    if (isPath(change.path) && tagOf(change.path) === 'replay') forgetEarlier()
    else keepEarlier(left, change[side].recording.config)
  } else if (change.kind === 'together') {
    const parts = side === 'after' ? change.parts : change.parts.toReversed()
    for (const part of parts) apply(part, side, left)
  } else {
    const { config } = configStore.getState()
    const changed = checkedChange(config, change.path, change[side])
    if (changed === null) return
    if (actsLive(change.path, config, changed)) applyLive(change.path, change[side], changed)
    else applyWhole(runOf({ config: changed, edits: [] }))
  }
  commit(change.path)
}

/**
 * True if a change can act on the run without starting over. After a failure there is no run to act on. Switching
 * dropout or clipping on or off needs another program, though their amounts are live.
 */
export const actsLive = (path: FieldPath, before: RunConfig, after: RunConfig): boolean =>
  tagOf(path) === 'live' && runStore.getState().status !== 'failed' && programKey(before) === programKey(after)

export function applyLive(path: FieldPath, value: unknown, config: RunConfig): void {
  configStore.setState({ config })
  forgetEarlier()
  liveEdits.send(path, value)
}

/** Replaces the run by another one, and keeps it as it stands for undo. */
export function startOver(path: string, recording: Recording, gesture: Gesture, run = runOf(recording)): void {
  // What a drag has left waiting belongs to the run that is left.
  liveEdits.flush()
  if (goesOn({ kind: 'whole', path })) {
    // The run from before the drag is already kept; copying all curves with every pixel would be a waste.
    remember({ kind: 'whole', path, before: run, after: run }, gesture)
  } else {
    const before = mainRun.capture()
    remember({ kind: 'whole', path, before, after: run }, gesture)
    keepEarlier(before, recording.config)
    announceRestart(before)
  }
  applyWhole(run)
}

/**
 * Changes what is measured of the run. Records that it has cannot tell, so it is trained again, with the same numbers, to
 * where it stands.
 */
export function measureAnew(path: FieldPath, value: unknown): void {
  liveEdits.flush()
  const before = mainRun.capture()
  const config = chosen(before.recording.config, path, value)
  if (config === null) return
  const after = { ...before, recording: { ...before.recording, config }, generation: -1, history: null }
  remember({ kind: 'whole', path, before, after }, 'commit')
  if (before.step > 0) notify({ kind: 'info', key: 'metricReplay', values: { step: before.step } })
  // A run that has ended trains to its end again, so that it has the record of its end.
  applyWhole(after, wantsToPlay() || runStore.getState().status === 'stopped')
  forgetEarlier()
}

function applyWhole(run: KeptRun, play?: boolean): void {
  const { recording } = run
  liveEdits.cancel()
  configStore.setState({ recording, config: recording.config })
  loads.run(() => load(recording, play ?? wantsToPlay(), run))
}

/** Finishes a change: what waits is done, and the address gets an entry for it. */
export function commit(path: string): void {
  endDrag(path)
  flushChanges()
  configStore.setState({ commits: configStore.getState().commits + 1 })
}

/** Does immediately what a drag has left waiting. */
export function flushChanges(): void {
  liveEdits.flush()
  loads.flush()
}
