/**
 * Many runs that train in step on a worker of their own: the lanes of a comparison, the points of a
 * sweep. The page's own run is another worker's and is not touched. The worker starts with the first load.
 */
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Recording } from '../../core/config/types'
import { rowWidth } from '../../core/measures/columns'
import { MOST_RECORDS } from '../../core/measures/recorded'
import type { EngineKind } from '../../engine/engine'
import type { Divergence, StopReason, TrainerSnapshot } from '../../engine/trainer.types'
import { createClient } from '../../worker/client'
import type { EngineStatus, EventMessage, Events, ManyFrame, RowBlock, WireError } from '../../worker/protocol'
import { Connection, type Line } from '../connection'
import { type AfterDrawing, drawingOf } from '../drawing'
import { tellFallback } from '../fallback'
import { History } from '../history'
import { preferredEngine } from '../run'
import { tellSlowStep } from '../slowStep'
import { followVisibility } from '../visibility'

export interface PopulationState {
  /** `idle`: nothing was loaded; `kept`: only the histories are there, of a comparison from before. */
  readonly status: 'idle' | 'loading' | 'playing' | 'paused' | 'stopped' | 'failed' | 'kept'
  readonly step: number
  /** Of all runs together: a step of the population is one of each run. */
  readonly stepsPerSecond: number
  readonly drawCallsPerStep: number
  readonly runCount: number
  readonly engine: EngineStatus | null
  readonly stop: StopReason | null
  readonly contextLost: boolean
  readonly error: WireError | null
  /** Where each run diverged; null where it has not. */
  readonly ends: readonly (Divergence | null)[]
  /** Milliseconds of a step of each run, measured; NaN before. */
  readonly milliseconds: readonly number[]
  /** Grows when the histories have changed. */
  readonly version: number
}

const nothing: PopulationState = {
  status: 'idle',
  step: 0,
  stepsPerSecond: 0,
  drawCallsPerStep: 0,
  runCount: 0,
  engine: null,
  stop: null,
  contextLost: false,
  error: null,
  ends: [],
  milliseconds: [],
  version: 0,
}

/** Room for all histories together. */
const MOST_BYTES = 64e6

export interface LoadOptions {
  readonly play: boolean
  /** A single run's snapshot, from which all go on; its history up to there is theirs. */
  readonly from?: { readonly snapshot: TrainerSnapshot; readonly history: History } | null
}

/** The window that draws, and a way to a worker; tests bring their own. */
export interface Surroundings {
  readonly page?: Window
  readonly makeLine?: (onEvent: (event: EventMessage) => void) => Line
}

export class Population {
  readonly store: StoreApi<PopulationState> = createStore<PopulationState>(() => nothing)
  private readonly connection = new Connection()
  private lines: readonly History[] = []
  private opened = false
  private afterDrawing: AfterDrawing = (callback) => callback()
  /** The engine that was chosen for these runs; null = the one that the page prefers. */
  private chosenEngine: EngineKind | null = null
  private playWhenReady = false
  private takeBackSlowStep = () => {}
  /** Events of this load are no longer wanted: kept histories stand in its place. */
  private shown = -1

  constructor(private readonly surroundings: Surroundings = {}) {}

  /** One history a run, in the order of the load. */
  get histories(): readonly History[] {
    return this.lines
  }

  /** Starts these runs at step 0, or where the snapshot stands. */
  load(recordings: readonly Recording[], { play, from = null }: LoadOptions): void {
    this.open()
    const { version } = this.store.getState()
    this.lines = historiesFor(recordings)
    if (from) for (const line of this.lines) from.history.copyTo(line, from.snapshot.step)
    this.playWhenReady = play
    this.takeBackSlowStep()
    this.store.setState({
      ...nothing,
      engine: this.store.getState().engine,
      status: 'loading',
      step: from?.snapshot.step ?? 0,
      runCount: recordings.length,
      ends: recordings.map(() => null),
      milliseconds: recordings.map(() => Number.NaN),
      version: version + 1,
    })
    this.connection.load({
      recordings,
      engine: this.chosenEngine ?? preferredEngine(),
      play,
      mode: 'many',
      from: from?.snapshot ?? null,
    })
  }

  /** Shows histories that were kept; nothing trains until the next load. */
  show(histories: readonly History[], state: Pick<PopulationState, 'step' | 'ends' | 'milliseconds'>): void {
    const { version, status } = this.store.getState()
    if (status !== 'idle') this.connection.send('pause', {})
    this.lines = histories
    this.shown = this.connection.generation
    this.store.setState({ ...nothing, ...state, status: 'kept', runCount: histories.length, version: version + 1 })
  }

  play(): void {
    const { status } = this.store.getState()
    if (status === 'failed' || status === 'idle' || status === 'kept' || status === 'playing') return
    this.playWhenReady = true
    if (status !== 'loading') this.store.setState({ status: 'playing', stop: null })
    this.connection.send('play', {})
  }

  pause(): void {
    const { status } = this.store.getState()
    this.playWhenReady = false
    if (status === 'playing') this.store.setState({ status: 'paused', stepsPerSecond: 0 })
    if (status !== 'idle') this.connection.send('pause', {})
  }

  toggle(): void {
    if (this.playWhenReady) this.pause()
    else this.play()
  }

  /** Pauses and does one step of every run. */
  step(): void {
    const { status } = this.store.getState()
    if (status === 'failed' || status === 'idle' || status === 'kept') return
    this.playWhenReady = false
    if (status === 'playing') this.store.setState({ status: 'paused', stepsPerSecond: 0 })
    this.connection.send('step', { count: 1 })
  }

  /**
   * Another end for all runs, which must be a later one: the worker is ahead of what the page knows. Who had come
   * to the old one trains on. Answers false where nothing trains that could.
   */
  trainOnTo(steps: number): boolean {
    const { status, stop, runCount } = this.store.getState()
    if (status === 'idle' || status === 'kept' || status === 'failed') return false
    for (let run = 0; run < runCount; run++) {
      this.connection.send('edit', { run, field: 'training.stopAfter', value: steps })
    }
    if (stop?.kind === 'reached') this.play()
    return true
  }

  switchEngine(engine: EngineKind): void {
    this.chosenEngine = engine
    this.connection.send('switchEngine', { engine })
  }

  /** Whether the runs play or will as soon as they are loaded. */
  get wantsToPlay(): boolean {
    return this.playWhenReady
  }

  private open(): void {
    if (this.opened) return
    this.opened = true
    const { page = window, makeLine = createClient } = this.surroundings
    this.afterDrawing = drawingOf(page)
    this.connection.connect(makeLine((event) => this.receive(event)))
    followVisibility(page.document, (...command) => this.connection.send(...command))
  }

  private receive(event: EventMessage): void {
    const { generation } = this.connection
    if (event.generation !== generation || generation === this.shown) return
    const { store } = this
    if (event.type === 'ready') this.onReady(event)
    else if (event.type === 'manyFrame') this.onFrame(event)
    else if (event.type === 'stopped') this.onEnd({ status: 'stopped', stop: event.reason })
    else if (event.type === 'failed') this.onEnd({ status: 'failed', error: event.error })
    else if (event.type === 'contextLost') store.setState({ contextLost: true, stepsPerSecond: 0 })
    else if (event.type === 'contextRestored') store.setState({ contextLost: false })
    else if (event.type === 'engineChanged') {
      store.setState({ contextLost: false, engine: event.engine })
      tellFallback(event, this.chosenEngine ?? preferredEngine())
    }
  }

  private onReady({ engine, slow }: Events['ready']): void {
    if (slow) {
      this.playWhenReady = false
      this.takeBackSlowStep = tellSlowStep(slow)
    }
    this.store.setState({ status: this.playWhenReady ? 'playing' : 'paused', engine })
  }

  private onEnd(end: Partial<PopulationState>): void {
    this.playWhenReady = false
    this.store.setState({ ...end, stepsPerSecond: 0 })
  }

  private onFrame({ frame, step, stepsPerSecond, drawCallsPerStep, rows, ends, milliseconds }: ManyFrame): void {
    const { status, version } = this.store.getState()
    for (const block of rows) this.append(block)
    this.store.setState({
      step,
      stepsPerSecond: status === 'playing' ? stepsPerSecond : 0,
      drawCallsPerStep,
      ends,
      milliseconds,
      version: version + (rows.length > 0 ? 1 : 0),
    })
    const { generation } = this.connection
    this.afterDrawing(() => {
      if (generation === this.connection.generation) this.connection.send('acknowledge', { frame, buffers: [] })
    })
  }

  private append({ taskCount, layerCount, width, values }: RowBlock): void {
    for (let at = 0; at < values.length; at += width) {
      this.lines[values[at]]?.appendRow(values, at + 1, taskCount, layerCount)
    }
  }
}

/** Empty histories that fit into memory together, however many runs, tasks and layers there are. */
export function historiesFor(recordings: readonly Recording[]): History[] {
  const widths = recordings.map(({ config }) =>
    rowWidth(config.tasks.filter(({ enabled }) => enabled).length, config.network.trunk.length),
  )
  const bytes = 8 * widths.reduce((sum, width) => sum + width, 0)
  const capacity = Math.min(MOST_RECORDS, Math.floor(MOST_BYTES / bytes))
  return recordings.map(() => new History(capacity))
}
