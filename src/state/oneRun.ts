/**
 * A run that is looked at closely: a controller with a history, pictures, replayed and live edits, and a snapshot
 * from which the run continues in another worker.
 */
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Recording } from '../core/config/types'
import type { EngineKind } from '../engine/engine'
import type { TrainerSnapshot } from '../engine/trainer.types'
import type { Resume } from '../worker/protocol'
import { createConnection } from './connection'
import { createController } from './controller'
import { History } from './history'
import { createKeepsake } from './keepsake'
import { createLiveEdits } from './liveEdits'
import { createPictures } from './pictures'
import { createReplay } from './replay'
import { followRun, notLoaded, type RunState } from './runState'
import type { SetupState } from './setup'
import { createSnapshots } from './snapshots'
import { throttle } from './throttle'

/** A run as it stood when another one took its place. */
export interface KeptRun {
  readonly recording: Recording
  readonly step: number
  /** The last step that its training had reached. */
  readonly furthest: number
  /** Of the load that began it; −1 if none has. */
  readonly generation: number
  /** Its curves; null if there are none, or none any more: then the run is trained again with them. */
  readonly history: History | null
}

/** A run that has not begun. */
export const runOf = (recording: Recording): KeptRun => ({
  recording,
  step: 0,
  furthest: 0,
  generation: -1,
  history: null,
})

interface Parts {
  /** Holds the recording, and what the controls show of it. */
  readonly setup: StoreApi<SetupState>
  /** Starts the run over after a divergence. */
  readonly restart?: () => void
  /** Generations of earlier loads that may be brought back: the worker keeps their films. */
  readonly keeps?: () => readonly number[]
}

export type OneRun = ReturnType<typeof createOneRun>

const MEASURED_MILLISECONDS = 100
/** Milliseconds between two loads of a drag: each one builds a new network. */
const BETWEEN_LOADS = 250

export function createOneRun({ setup, restart, keeps = () => [] }: Parts) {
  const store = createStore<RunState>(() => notLoaded)
  const history = new History()
  const connection = createConnection()
  const { send } = connection
  const liveEdits = createLiveEdits(setup, send)
  const replay = createReplay(setup, history)
  const pictures = createPictures(send, () => store.getState().future?.pictures ?? null)
  const keepsake = createKeepsake(send)
  const snapshots = createSnapshots(send)
  // `replay` reads the recording that `liveEdits` has changed.
  const attachments = [liveEdits, replay, followRun(history), pictures, keepsake, snapshots]
  const controller = createController({ store, connection, attachments, restart })

  /** The run as it stands, to come back to. One that is on its way back to a step is taken as if it had arrived. */
  const capture = (): KeptRun => {
    const { goal, step: reached, furthest } = store.getState()
    const step = goal ?? reached
    return {
      recording: liveEdits.withSent(setup.getState().recording, step),
      step,
      furthest,
      generation: connection.generation,
      history: history.length > 0 ? history.copy() : null,
    }
  }

  /**
   * Starts `recording` at step 0, or brings a run that was kept back to where it stood. Plays on if it was playing,
   * unless `play` says otherwise. `from`, a snapshot of that very run, saves the worker the training up to there.
   */
  const load = (
    recording: Recording,
    play: boolean = controller.wantsToPlay(),
    kept: KeptRun = runOf(recording),
    from: TrainerSnapshot | null = null,
  ): void => {
    if (!from) keepsake.forget()
    const { step, furthest } = kept
    if (kept.history) history.take(kept.history)
    else history.clear()
    liveEdits.forget()
    replay.start(recording, step)
    const { historyVersion, picturesVersion } = store.getState()
    const resume = step > 0 || furthest > 0 ? { resume: resumeOf(kept) } : {}
    controller.load(
      { recordings: [recording], play, mode: 'one', from, keeps: keeps(), ...resume },
      {
        moving: false,
        step,
        furthest,
        goal: null,
        epoch: 0,
        silent: false,
        now: null,
        future: null,
        historyVersion: historyVersion + 1,
        picturesVersion: picturesVersion + 1,
      },
    )
    pictures.start(recording.config.tasks.filter((task) => task.enabled).length)
  }

  return {
    ...controller,
    store,
    history,
    send,
    liveEdits,
    pictures,
    keepsake,
    snapshots,
    capture,
    load,
    /** After the worker has died: brings the run back to where it stood, in another worker. */
    goOn() {
      const run = capture()
      load(run.recording, true, run, keepsake.snapshot)
    },
    /** Spaces the loads of a drag. */
    loads: throttle(BETWEEN_LOADS),
    switchEngine: controller.switchEngine,
    /** Measures these engines and the current one; the results arrive in `speeds`. */
    measureEngines: (engines: readonly EngineKind[]) =>
      send('measureEngines', { milliseconds: MEASURED_MILLISECONDS, engines }),
    /** Caps the steps per second; 0 = as fast as it goes. */
    setPace(stepsPerSecond: number) {
      store.setState({ pace: stepsPerSecond })
      send('pace', { stepsPerSecond })
    },
  }
}

/** If its curves are kept its film may be, too; without curves all of it is trained again, up to `furthest`, and recorded. */
const resumeOf = ({ generation, step, furthest, history }: KeptRun): Resume => ({
  generation: history ? generation : -1,
  step,
  furthest,
  known: history?.steps.at(-1) ?? -1,
})
