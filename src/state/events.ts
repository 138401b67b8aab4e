/** What comes from the worker, put into the stores. Events of an older load are dropped. */

import { withEdit } from '../core/config/edits'
import type { Edit } from '../core/config/types'
import type { EventMessage, Events } from '../worker/protocol'
import { presentGeneration, send } from './connection'
import type { AfterDrawing } from './drawing'
import { tellFallback } from './fallback'
import { mainHistory } from './history'
import { snapping } from './inquiries'
import { keepsake } from './keepsake'
import { editAnswered } from './liveEdits'
import { notify } from './notices'
import { putPictures, takeSpentBuffers } from './pictures'
import { keepReplayOf, rewindReplay, showEditsUntil } from './replay'
import { playEnded, preferredEngine, type RunState, runStore, waitForPerson, wantsToPlay } from './run'
import { configStore } from './setup'

type FrameMessage = Extract<EventMessage, { type: 'frame' }>

export function handleEvent(event: EventMessage, afterDrawing: AfterDrawing): void {
  if (event.generation !== presentGeneration()) return
  if (event.type === 'ready') onReady(event)
  else if (event.type === 'frame') onFrame(event, afterDrawing)
  else if (event.type === 'edited') onEdited(event.edit)
  else if (event.type === 'snapshot') snapping.answer(event.snapshot)
  else if (event.type === 'stopped' || event.type === 'failed') onEnd(event)
  else if (event.type === 'kept') keepsake.put(event.snapshot)
  else if (event.type !== 'manyFrame' && event.type !== 'heard') onEngine(event)
}

function onEnd(event: Extract<EventMessage, { type: 'stopped' | 'failed' }>): void {
  playEnded()
  if (event.type === 'stopped')
    runStore.setState({ status: 'stopped', moving: false, stop: event.reason, stepsPerSecond: 0 })
  else runStore.setState({ status: 'failed', moving: false, error: event.error, stepsPerSecond: 0 })
}

type EngineEvent = Extract<
  EventMessage,
  { type: 'contextLost' | 'contextRestored' | 'engineChanged' | 'otherEngineMeasured' }
>

function onEngine(event: EngineEvent): void {
  if (event.type === 'contextLost') runStore.setState({ contextLost: true, stepsPerSecond: 0 })
  if (event.type === 'engineChanged') {
    runStore.setState({ engine: event.engine, contextLost: false, otherEngine: null })
    tellFallback(event, preferredEngine())
  }
  if (event.type === 'otherEngineMeasured') runStore.setState({ otherEngine: event })
  if (event.type === 'contextRestored') {
    runStore.setState({ contextLost: false })
    notify({ kind: 'info', key: 'contextRestored', values: { step: event.step } })
  }
}

function onReady({ engine, stepsPerEpoch, parameterCount, slow }: Events['ready']): void {
  if (slow) waitForPerson(slow)
  const status = wantsToPlay() ? 'playing' : 'paused'
  const { drawCallsPerStep } = engine
  runStore.setState({ status, engine, stepsPerEpoch, parameterCount, drawCallsPerStep, contextLost: false })
}

function onFrame(frame: FrameMessage, afterDrawing: AfterDrawing): void {
  const before = runStore.getState()
  for (const record of frame.records) mainHistory.append(record)
  if (frame.step < before.step) rewindReplay(configStore.getState().recording, frame.step)
  for (const edit of showEditsUntil(frame.step)) if (edit.step > 0) mainHistory.mark(edit.step)
  putPictures(frame.pictures)
  const furthest = Math.max(before.furthest, frame.step)
  mainHistory.showAt(frame.step < furthest ? frame.step : null)
  const patch: Partial<RunState> = {
    step: frame.step,
    furthest,
    moving: frame.playing,
    epoch: frame.epoch,
    stepsPerSecond: before.status === 'playing' ? frame.stepsPerSecond : 0,
    drawCallsPerStep: frame.drawCallsPerStep,
    now: frame.now ?? frame.records.at(-1) ?? before.now,
    historyVersion: before.historyVersion + (frame.records.length > 0 || frame.step < furthest ? 1 : 0),
    picturesVersion: before.picturesVersion + (frame.pictures.length > 0 ? 1 : 0),
  }
  runStore.setState(patch)
  keepsake.follow(frame.step)
  markFirstCurve()
  afterDrawing(() => {
    if (frame.generation !== presentGeneration()) return
    const buffers = takeSpentBuffers()
    send('acknowledge', { frame: frame.frame, buffers }, buffers)
  })
}

let curveSeen = false

/** Two points make a line: what `first moving curve` is measured by. */
function markFirstCurve(): void {
  if (curveSeen || mainHistory.length < 2) return
  curveSeen = true
  performance.mark('first-curve')
}

function onEdited(edit: Edit): void {
  editAnswered(edit.field)
  const { recording } = configStore.getState()
  const changed = withEdit(recording, edit)
  configStore.setState({ recording: changed })
  keepReplayOf(changed)
  const { historyVersion, furthest } = runStore.getState()
  // Made after going back: what came after it no longer holds.
  mainHistory.truncate(edit.step)
  keepsake.forgetFrom(edit.step)
  if (edit.step > 0) mainHistory.mark(edit.step)
  runStore.setState({ historyVersion: historyVersion + 1, furthest: Math.min(furthest, edit.step) })
}
