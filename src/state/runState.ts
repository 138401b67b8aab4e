/** What the page shows of a run that is looked at closely, and how the worker's events change it. */
import type { EngineKind } from '../engine/engine'
import type { StepRecord } from '../engine/trainer.types'
import type { EngineSpeed, EventMessage, Picture, RunFrame } from '../worker/protocol'
import type { Attachment, Playback } from './controller'
import type { History } from './history'
import { notify } from './notices'

/** A step that the run has not reached, computed beside it; its numbers and pictures stand in place of the run's. */
export interface FutureStep {
  readonly step: number
  /** What computed it. */
  readonly engine: EngineKind
  readonly now: StepRecord
  readonly pictures: readonly Picture[]
}

export interface RunState extends Playback {
  readonly status: 'loading' | 'playing' | 'paused' | 'stopped' | 'failed'
  /** True if the worker was training at its last message. `status` changes immediately, this one message later. */
  readonly moving: boolean
  /** The last step that training has reached; larger than `step` after going back. */
  readonly furthest: number
  /** The step to which the worker trains again, where `step` will then stand; null if it does not. */
  readonly goal: number | null
  readonly epoch: number
  readonly parameterCount: number
  readonly stepsPerEpoch: number
  /** Of the engines as measured on this set-up. */
  readonly speeds: Partial<Record<EngineKind, EngineSpeed>>
  /** True if no message has come from the worker for about ten seconds while it should train. */
  readonly silent: boolean
  /** All numbers of the current step. */
  readonly now: StepRecord | null
  /** null while the run itself is shown. */
  readonly future: FutureStep | null
  /** Grows when the run's history has changed. */
  readonly historyVersion: number
  /** Grows when there are new pictures. */
  readonly picturesVersion: number
  /** Cap on steps per second; 0 = none. */
  readonly pace: number
}

/** The record of the step that is shown: the current one, or one of the computed future. */
export const shownNow = ({ now, future }: RunState): StepRecord | null => future?.now ?? now

export const notLoaded: RunState = {
  status: 'loading',
  moving: false,
  step: 0,
  furthest: 0,
  goal: null,
  epoch: 0,
  stepsPerSecond: 0,
  drawCallsPerStep: 0,
  engine: null,
  parameterCount: 0,
  stepsPerEpoch: 1,
  speeds: {},
  stop: null,
  contextLost: false,
  silent: false,
  error: null,
  now: null,
  future: null,
  historyVersion: 0,
  picturesVersion: 0,
  pace: 0,
}

const FIRST_CURVE = 'first-curve'

/** Keeps the history and the numbers of the current step. */
export function followRun(history: History): Attachment<RunState> {
  const takeFrame = (frame: RunFrame, before: RunState): Partial<RunState> => {
    for (const record of frame.records) history.append(record)
    const furthest = Math.max(before.furthest, frame.step)
    const wentBack = frame.step < furthest
    history.showAt(wentBack ? frame.step : null)
    return {
      furthest,
      goal: frame.goal,
      moving: frame.playing,
      epoch: frame.epoch,
      now: frame.now ?? frame.records.at(-1) ?? before.now,
      historyVersion: before.historyVersion + (frame.records.length > 0 || wentBack ? 1 : 0),
    }
  }

  /** An edit made after going back starts another future: later records no longer hold. */
  const takeEdit = (step: number, { furthest, historyVersion }: RunState): Partial<RunState> => {
    history.truncate(step)
    if (step > 0) history.mark(step)
    return { historyVersion: historyVersion + 1, furthest: Math.min(furthest, step) }
  }

  return {
    take(event, before) {
      switch (event.type) {
        case 'ready': {
          const { engine, stepsPerEpoch, parameterCount } = event
          const { drawCallsPerStep } = engine
          return { stepsPerEpoch, parameterCount, drawCallsPerStep, contextLost: false, speeds: {} }
        }
        case 'frame':
          return takeFrame(event, before)
        case 'edited':
          return takeEdit(event.edit.step, before)
        case 'stopped':
        case 'failed':
          return { moving: false }
        case 'enginesMeasured': {
          const measured = event.speeds.map((speed) => [speed.engine, speed])
          return { speeds: { ...before.speeds, ...Object.fromEntries(measured) } }
        }
        default:
          return undefined
      }
    },
    shown(event: EventMessage) {
      if (event.type === 'contextRestored')
        notify({ kind: 'info', key: 'contextRestored', values: { step: event.step } })
      if (event.type !== 'frame' || history.length < 2) return
      // Two points make a line: the time to the first moving curve of the page is measured by this mark.
      if (performance.getEntriesByName(FIRST_CURVE).length === 0) performance.mark(FIRST_CURVE)
    },
  }
}
