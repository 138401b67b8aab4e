/** The run as the page sees it, and what a person may do with it. */
import { createStore } from 'zustand/vanilla'
import type { Recording } from '../core/config/types'
import type { EngineKind } from '../engine/engine'
import type { StepRecord, StopReason, TrainerSnapshot } from '../engine/trainer.types'
import type { EngineStatus, Events, Resume, SlowStep, WireError } from '../worker/protocol'
import { type KeptRun, keptGenerations, remember, runOf } from './changes'
import { presentGeneration, send, sendLoad } from './connection'
import { mainHistory } from './history'
import { keepsake } from './keepsake'
import { forgetSentEdits, withSentEdits } from './liveEdits'
import { startPictures } from './pictures'
import { rewindReplay, startReplay } from './replay'
import { configStore, presentAsStart } from './setup'
import { tellSlowStep } from './slowStep'

export interface RunState {
  readonly status: 'loading' | 'playing' | 'paused' | 'stopped' | 'failed'
  /** Whether the worker was still training when it last spoke: `status` answers at once, the worker a little later. */
  readonly moving: boolean
  readonly step: number
  /** The step that training has come to; beyond `step` where the run has gone back. */
  readonly furthest: number
  readonly epoch: number
  readonly stepsPerSecond: number
  readonly drawCallsPerStep: number
  readonly engine: EngineStatus | null
  readonly parameterCount: number
  readonly stepsPerEpoch: number
  /** The last measurement of the other engine. */
  readonly otherEngine: Events['otherEngineMeasured'] | null
  /** Why the run ended; null while it has not. */
  readonly stop: StopReason | null
  readonly contextLost: boolean
  /** Nothing has come from the worker for about ten seconds, though it should train. */
  readonly silent: boolean
  readonly error: WireError | null
  /** Everything known of the present step. */
  readonly now: StepRecord | null
  /** Grows when `mainHistory` has changed. */
  readonly historyVersion: number
  /** Grows when there are new pictures. */
  readonly picturesVersion: number
  /** Cap on steps a second; 0 = none. */
  readonly pace: number
}

export const runStore = createStore<RunState>(() => ({
  status: 'loading',
  moving: false,
  step: 0,
  furthest: 0,
  epoch: 0,
  stepsPerSecond: 0,
  drawCallsPerStep: 0,
  engine: null,
  parameterCount: 0,
  stepsPerEpoch: 1,
  otherEngine: null,
  stop: null,
  contextLost: false,
  silent: false,
  error: null,
  now: null,
  historyVersion: 0,
  picturesVersion: 0,
  pace: 0,
}))

/** Engine asked for by the address or the person; `auto` lets the worker choose. */
let wantedEngine: EngineKind | 'auto' = 'auto'
export const preferredEngine = (): EngineKind | 'auto' => wantedEngine
export function preferEngine(engine: EngineKind | 'auto'): void {
  wantedEngine = engine
}

/** Whether the run plays or will as soon as it is loaded. */
let playWhenReady = false
export const wantsToPlay = (): boolean => playWhenReady
/** The run came to its end by itself: the next load waits for the person. */
export function playEnded(): void {
  playWhenReady = false
}

let takeBackSlowStep = () => {}
/** A step of this set-up takes long: it waits for the person, who reads why until the next one is loaded. */
export function waitForPerson(slow: SlowStep): void {
  playWhenReady = false
  takeBackSlowStep = tellSlowStep(slow)
}

/** The run as it stands, to come back to. */
export function captureRun(): KeptRun {
  const { step, furthest } = runStore.getState()
  return {
    recording: withSentEdits(configStore.getState().recording, step),
    step,
    furthest,
    generation: presentGeneration(),
    history: mainHistory.length > 0 ? mainHistory.copy() : null,
  }
}

/**
 * Starts `recording` at step 0, or a run that was kept where it stood. Plays on if it was playing, unless `play`
 * says otherwise. `from`, a snapshot of that very run, saves the worker the way up to there.
 */
export function load(
  recording: Recording,
  play: boolean = playWhenReady,
  kept: KeptRun = runOf(recording),
  from: TrainerSnapshot | null = null,
): void {
  playWhenReady = play
  takeBackSlowStep()
  if (!from) keepsake.forgetFrom(-1)
  const { step, furthest, history } = kept
  if (history) mainHistory.take(history)
  else mainHistory.clear()
  forgetSentEdits()
  if (step > 0) rewindReplay(recording, step)
  else startReplay(recording)
  const { historyVersion, picturesVersion } = runStore.getState()
  runStore.setState({
    status: 'loading',
    moving: false,
    step,
    furthest,
    epoch: 0,
    stepsPerSecond: 0,
    stop: null,
    contextLost: false,
    silent: false,
    error: null,
    now: null,
    historyVersion: historyVersion + 1,
    picturesVersion: picturesVersion + 1,
  })
  const keeps = keptGenerations()
  const load = { recordings: [recording], engine: wantedEngine, play, mode: 'one', from, keeps } as const
  sendLoad(step > 0 || furthest > 0 ? { ...load, resume: resumeOf(kept) } : load)
  startPictures(recording.config.tasks.filter((task) => task.enabled).length)
}

/** Brings the run back where it stood, in another worker, after the one that trained has died. */
export function goOn(): void {
  const run = captureRun()
  load(run.recording, true, run, keepsake.snapshot)
}

/** Where its curves are kept, the film may be, too; without curves all of it is trained again and recorded. */
const resumeOf = ({ generation, step, furthest, history }: KeptRun): Resume => ({
  generation: history ? generation : -1,
  step,
  furthest: history ? furthest : step,
  known: history?.steps.at(-1) ?? -1,
})

/** Plays, or plays on. */
export function play(): void {
  const { status, stop } = runStore.getState()
  if (status === 'failed' || status === 'playing') return
  playWhenReady = true
  // From numbers that are not finite no step leads on: what the person changed is tried from the start.
  if (status === 'stopped' && stop?.kind === 'diverged') {
    reset()
    return
  }
  if (status !== 'loading') runStore.setState({ status: 'playing', stop: null })
  send('play', {})
}

export function pause(): void {
  const { status } = runStore.getState()
  playWhenReady = false
  if (status === 'playing') runStore.setState({ status: 'paused', stepsPerSecond: 0 })
  send('pause', {})
}

export function toggle(): void {
  if (playWhenReady) pause()
  else play()
}

/** Pauses and does `count` updates. */
export function step(count = 1): void {
  const { status } = runStore.getState()
  if (status === 'failed') return
  playWhenReady = false
  if (status === 'playing') runStore.setState({ status: 'paused', stepsPerSecond: 0 })
  send('step', { count })
}

/**
 * Goes back to a step that training has passed, and stands there: pictures, numbers and controls are
 * those of that step. Playing on from there shows the same film; a change makes it another.
 */
export function seek(step: number): void {
  const { status, contextLost } = runStore.getState()
  if (status === 'failed' || status === 'loading' || contextLost) return
  playWhenReady = false
  runStore.setState({ status: 'paused', stop: null, stepsPerSecond: 0 })
  send('seek', { step })
}

/**
 * Back to step 0 with the same seed. The set-up as it is now becomes the start, and the edits that
 * led to it are gone: the person sees the same controls, and the curves they would have had.
 */
export function reset(): void {
  const start = presentAsStart()
  const before = captureRun()
  // Can be undone, where there is something to come back to.
  if (before.furthest > 0) remember({ kind: 'whole', path: '', before, after: runOf(start) }, 'commit')
  const { commits } = configStore.getState()
  configStore.setState({ recording: start, commits: commits + 1 })
  load(start)
}

/** Goes on with the present parameters on the other engine. */
export function switchEngine(kind: EngineKind): void {
  wantedEngine = kind
  runStore.setState({ otherEngine: null })
  send('switchEngine', { engine: kind })
}

const MEASURED_MILLISECONDS = 100

/** Measures the other engine; the result arrives in `otherEngine`. */
export function measureOtherEngine(): void {
  send('measureOtherEngine', { milliseconds: MEASURED_MILLISECONDS })
}

/** Caps the steps a second; 0 = as fast as it goes. */
export function setPace(stepsPerSecond: number): void {
  runStore.setState({ pace: stepsPerSecond })
  send('pace', { stepsPerSecond })
}
