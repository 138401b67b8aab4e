/**
 * Many runs that train in step on workers of their own: the lanes of a comparison, or the points of a
 * sweep. The page's own run has another worker and is not touched. The workers start with the first load.
 */
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Recording } from '../../core/config/types'
import { rowWidth } from '../../core/measures/columns'
import { MOST_RECORDS } from '../../core/measures/recorded'
import type { EngineKind } from '../../engine/engine'
import type { Divergence, TrainerSnapshot } from '../../engine/trainer.types'
import { createPoolClient } from '../../worker/pool/client'
import type { RowBlock } from '../../worker/protocol'
import { createConnection } from '../connection'
import { type Attachment, type Controller, createController, type Playback, type Surroundings } from '../controller'
import { History } from '../history'
import { preferredEngine } from '../run'
import { followVisibility } from '../visibility'

export interface PopulationState extends Playback {
  /** Of all runs together: one step of the population is one step of each run. */
  readonly stepsPerSecond: number
  readonly runCount: number
  /** Where each run diverged; null if it has not. */
  readonly ends: readonly (Divergence | null)[]
  /** Measured milliseconds per step of each run; NaN until measured. */
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
  /** A single run's snapshot, from which all continue; its history up to there is theirs. */
  readonly from?: { readonly snapshot: TrainerSnapshot; readonly history: History } | null
}

type Playing = Pick<Controller<PopulationState>, 'play' | 'pause' | 'toggle' | 'step' | 'switchEngine' | 'wantsToPlay'>

export interface Population extends Playing {
  readonly store: StoreApi<PopulationState>
  /** One history for each run, in the order of the load. */
  readonly histories: readonly History[]
  /** Starts these runs at step 0, or at the step of the snapshot. */
  load(recordings: readonly Recording[], options: LoadOptions): void
  /** Shows histories that were kept; nothing trains until the next load. */
  show(histories: readonly History[], state: Pick<PopulationState, 'step' | 'ends' | 'milliseconds'>): void
  /**
   * Sets a later end for all runs; it must be later because the worker is ahead of what the page knows. Runs that had
   * reached the old end resume. Returns false if nothing trains that could.
   */
  trainOnTo(steps: number): boolean
}

/**
 * `still`: nothing draws curves of these runs while they train, so they may have every core. `preferred`: the engine
 * that should serve, by default that of the page's run.
 */
export function createPopulation(
  surroundings: Surroundings = {},
  still = false,
  preferred: () => EngineKind | 'auto' = preferredEngine,
): Population {
  const store = createStore<PopulationState>(() => nothing)
  const connection = createConnection()
  const { send } = connection
  let histories: readonly History[] = []
  let opened = false

  const append = ({ taskCount, layerCount, width, values }: RowBlock): void => {
    for (let at = 0; at < values.length; at += width) {
      histories[values[at]]?.appendRow(values, at + 1, taskCount, layerCount)
    }
  }
  const rows: Attachment<PopulationState> = {
    take(event, { version }) {
      if (event.type !== 'manyFrame') return undefined
      for (const block of event.rows) append(block)
      const { ends, milliseconds } = event
      return { ends, milliseconds, version: version + (event.rows.length > 0 ? 1 : 0) }
    },
  }
  const controller = createController({ store, connection, attachments: [rows], preferred })
  const { play, pause, toggle, step, switchEngine, wantsToPlay } = controller

  const open = (): void => {
    if (opened) return
    opened = true
    controller.open({ makeLine: (onEvent) => createPoolClient(onEvent, { still }), ...surroundings })
    followVisibility((surroundings.page ?? window).document, send)
  }

  return {
    play,
    pause,
    toggle,
    step,
    switchEngine,
    wantsToPlay,
    store,
    get histories() {
      return histories
    },
    load(recordings, { play, from = null }) {
      open()
      const { version, engine } = store.getState()
      histories = historiesFor(recordings)
      if (from) for (const history of histories) from.history.copyTo(history, from.snapshot.step)
      controller.load(
        { recordings, play, mode: 'many', still, from: from?.snapshot ?? null },
        {
          ...nothing,
          engine,
          status: 'loading',
          step: from?.snapshot.step ?? 0,
          runCount: recordings.length,
          ends: recordings.map(() => null),
          milliseconds: recordings.map(() => Number.NaN),
          version: version + 1,
        },
      )
    },
    show(kept, state) {
      const { version } = store.getState()
      controller.leave()
      histories = kept
      store.setState({ ...nothing, ...state, status: 'kept', runCount: kept.length, version: version + 1 })
    },
    trainOnTo(steps) {
      const { status, stop, runCount } = store.getState()
      if (status === 'idle' || status === 'kept' || status === 'failed') return false
      for (let run = 0; run < runCount; run++) send('edit', { run, field: 'training.stopAfter', value: steps })
      if (stop?.kind === 'reached') play()
      return true
    },
  }
}

/** Empty histories that fit into the bound together, for any number of runs, tasks and layers. */
export function historiesFor(recordings: readonly Recording[]): History[] {
  const widths = recordings.map(({ config }) =>
    rowWidth(config.tasks.filter(({ enabled }) => enabled).length, config.network.trunk.length),
  )
  const bytes = 8 * widths.reduce((sum, width) => sum + width, 0)
  const capacity = Math.min(MOST_RECORDS, Math.floor(MOST_BYTES / bytes))
  return recordings.map(() => new History(capacity))
}
