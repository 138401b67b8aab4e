/**
 * The one way to run: loads recordings on a worker, plays, pauses, steps and seeks, keeps a store in line with what
 * the worker reports, and asks for the next frame once the page has drawn the last one.
 *
 * A controller knows nothing of histories, pictures or undo. A kind of run adds those as attachments: `oneRun.ts` for
 * a run that is looked at closely, `compare/population.ts` for many runs side by side.
 */
import type { StoreApi } from 'zustand/vanilla'
import type { EngineKind } from '../engine/engine'
import type { StopReason } from '../engine/trainer.types'
import { createClient } from '../worker/client'
import type { Commands, EngineStatus, EventMessage, WireError } from '../worker/protocol'
import type { Connection, Line } from './connection'
import { type AfterDrawing, drawingOf } from './drawing'
import { createRefusalTeller, tellFallback } from './fallback'
import { tellSlowStep } from './slowStep'

/** What the store of every controlled run holds. */
export interface Playback {
  /** `idle`: nothing was loaded yet; `kept`: histories are shown that no worker trains. */
  readonly status: 'idle' | 'loading' | 'playing' | 'paused' | 'stopped' | 'failed' | 'kept'
  readonly step: number
  /** 0 while paused. */
  readonly stepsPerSecond: number
  readonly drawCallsPerStep: number
  readonly engine: EngineStatus | null
  /** Why training ended; null while it has not. */
  readonly stop: StopReason | null
  readonly contextLost: boolean
  readonly error: WireError | null
}

/** What a kind of run adds to its controller. Attachments receive each event in the order in which they are given. */
export interface Attachment<State> {
  /** Receives an event before the store changes; returns what else the store changes with it. */
  take?(event: EventMessage, before: State): Partial<State> | undefined
  /** Receives the same event after the store has changed. */
  shown?(event: EventMessage): void
  /** Buffers that the page no longer needs; they return to the worker when a frame is acknowledged. */
  takeBuffers?(): ArrayBuffer[]
}

/** The window that draws, and a way to a worker; tests bring their own. */
export interface Surroundings {
  readonly page?: Window
  readonly makeLine?: (onEvent: (event: EventMessage) => void) => Line
}

export interface ControllerParts<State extends Playback> {
  readonly store: StoreApi<State>
  readonly connection: Connection
  readonly attachments: readonly Attachment<State>[]
  /** The engine to ask for until one is chosen for these runs. */
  readonly preferred?: () => EngineKind | 'auto'
  /** Starts over in place of playing on from a divergence; without it `play` continues as from any stop. */
  readonly restart?: () => void
}

export interface Controller<State extends Playback> {
  /** Connects a worker. */
  open(surroundings: Surroundings): void
  close(): void
  /** Loads recordings; `patch` is what the store shows of them until the worker reports. */
  load(load: Omit<Commands['load'], 'engine'>, patch: Partial<State>): void
  /** Pauses, and ignores all further events of this load. */
  leave(): void
  /** Plays or resumes. While loading: as soon as the load is ready. */
  play(): void
  pause(): void
  toggle(): void
  /** Pauses and does `count` updates (of every run). */
  step(count?: number): void
  /** Pauses at a step that training has not reached yet, as far as the page knows. */
  trainTo(step: number): void
  /** Pauses at a step that training has already passed. */
  seek(step: number): void
  /** Continues from the current parameters on that engine; later loads start on it. */
  switchEngine(engine: EngineKind): void
  /** Chooses the engine of later loads. */
  preferEngine(engine: EngineKind | 'auto'): void
  wantedEngine(): EngineKind | 'auto'
  /** True if the runs play, or will as soon as they are loaded. */
  wantsToPlay(): boolean
}

export function createController<State extends Playback>({
  store,
  connection,
  attachments,
  preferred = () => 'auto',
  restart,
}: ControllerParts<State>): Controller<State> {
  const { send } = connection
  let chosen: EngineKind | 'auto' | null = null
  let playWhenReady = false
  /** The generation whose events are ignored. */
  let left = -1
  let takeBackSlowStep = () => {}
  const tellRefusal = createRefusalTeller()
  let afterDrawing: AfterDrawing = (callback) => callback()

  // `State` extends `Playback`, but a generic `Partial` cannot express that.
  const show = (patch: Partial<Playback>) => store.setState(patch as Partial<State>)
  const wantedEngine = () => chosen ?? preferred()

  const receive = (event: EventMessage): void => {
    const { generation } = connection
    if (event.generation !== generation || generation === left) return
    const before = store.getState()
    const patch: Partial<State> = Object.assign(
      follow(event, before),
      ...attachments.map((attachment) => attachment.take?.(event, before)),
    )
    if (Object.keys(patch).length > 0) store.setState(patch)
    for (const attachment of attachments) attachment.shown?.(event)
    if (event.type === 'engineChanged') tellFallback(event, wantedEngine())
    if (event.type === 'engineChanged' || event.type === 'ready') tellRefusal(event.engine)
    if (event.type === 'frame' || event.type === 'manyFrame') acknowledge(event.frame, generation)
  }

  /** What the store changes with an event, whatever kind of run it is. */
  const follow = (event: EventMessage, { status }: State): Partial<Playback> => {
    switch (event.type) {
      case 'ready':
        if (event.slow) {
          // The person first reads why; the message goes with the next load.
          playWhenReady = false
          takeBackSlowStep = tellSlowStep(event.slow)
        }
        return { status: playWhenReady ? 'playing' : 'paused', engine: event.engine }
      case 'frame':
      case 'manyFrame': {
        const { step, drawCallsPerStep } = event
        return { step, stepsPerSecond: status === 'playing' ? event.stepsPerSecond : 0, drawCallsPerStep }
      }
      case 'stopped':
        // The next load waits for the person.
        playWhenReady = false
        return { status: 'stopped', stop: event.reason, stepsPerSecond: 0 }
      case 'failed':
        playWhenReady = false
        return { status: 'failed', error: event.error, stepsPerSecond: 0 }
      case 'contextLost':
        return { contextLost: true, stepsPerSecond: 0 }
      case 'contextRestored':
        return { contextLost: false }
      case 'engineChanged':
        return { contextLost: false, engine: event.engine }
      default:
        return {}
    }
  }

  const acknowledge = (frame: number, generation: number): void =>
    afterDrawing(() => {
      if (generation !== connection.generation) return
      const buffers = attachments.flatMap((attachment) => attachment.takeBuffers?.() ?? [])
      send('acknowledge', { frame, buffers }, buffers)
    })

  const stands = (): void => {
    playWhenReady = false
    if (store.getState().status === 'playing') show({ status: 'paused', stepsPerSecond: 0 })
  }
  /** True if no worker trains what is shown. */
  const rests = (): boolean => ['idle', 'kept', 'failed'].includes(store.getState().status)

  const play = (): void => {
    const { status, stop } = store.getState()
    if (rests() || status === 'playing') return
    playWhenReady = true
    // No step leads on from numbers that are not finite: the set-up as it is now is tried from the start.
    if (restart && status === 'stopped' && stop?.kind === 'diverged') {
      restart()
      return
    }
    if (status !== 'loading') show({ status: 'playing', stop: null })
    send('play', {})
  }

  const pause = (): void => {
    stands()
    if (store.getState().status !== 'idle') send('pause', {})
  }

  return {
    open({ page = window, makeLine = createClient }) {
      afterDrawing = drawingOf(page)
      connection.connect(makeLine(receive))
    },
    close() {
      connection.connect(null)
    },
    load(load, patch) {
      playWhenReady = load.play
      takeBackSlowStep()
      show({ status: 'loading', stepsPerSecond: 0, stop: null, contextLost: false, error: null, ...patch })
      connection.load({ ...load, engine: wantedEngine() })
    },
    leave() {
      if (store.getState().status !== 'idle') send('pause', {})
      left = connection.generation
    },
    play,
    pause,
    toggle: () => (playWhenReady ? pause() : play()),
    step(count = 1) {
      if (rests()) return
      stands()
      send('step', { count })
    },
    trainTo(step) {
      if (rests()) return
      stands()
      send('trainTo', { step })
    },
    seek(step) {
      const { status, contextLost } = store.getState()
      if (rests() || status === 'loading' || contextLost) return
      playWhenReady = false
      show({ status: 'paused', stop: null, stepsPerSecond: 0 })
      send('seek', { step })
    },
    switchEngine(engine) {
      chosen = engine
      send('switchEngine', { engine })
    },
    preferEngine(engine) {
      chosen = engine
    },
    wantedEngine,
    wantsToPlay: () => playWhenReady,
  }
}
