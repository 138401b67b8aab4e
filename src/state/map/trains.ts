/**
 * Trains runs to their ends and returns their histories: for a map, and for a front that is tried. The population spreads
 * the runs over several workers where that is faster; the numbers of a run do not depend on it.
 */
import type { Recording } from '../../core/config/types'
import type { EngineKind } from '../../engine/engine'
import type { Divergence } from '../../engine/trainer.types'
import type { Limit, WireError } from '../../worker/protocol'
import { createPopulation, type Population, type PopulationState } from '../compare/population'
import type { History } from '../history'

/** A run that has ended: it reached its last step, or diverged. */
export interface EndedRun {
  readonly history: History
  readonly end: Divergence | null
  /** The engine that trained its last step. */
  readonly engine: EngineKind | null
}

/** The values of a run's last record, one for each task; NaN for a run that diverged. */
export function lastOf({ history, end }: EndedRun, name: Parameters<History['valueAt']>[1]): number[] {
  const step = history.steps.at(-1) ?? -1
  return Array.from({ length: history.taskCount }, (_, task) => (end ? Number.NaN : history.valueAt(step, name, task)))
}

export interface Listener {
  /** All runs have done this step, or ended. */
  readonly onStep: (step: number) => void
  /** In the order of the recordings. The histories are not kept. */
  readonly onEnd: (runs: readonly EndedRun[]) => void
  /** They cannot be trained. */
  readonly onFail: (error: WireError | null) => void
  /** Training waits for the person, because a step would take long. */
  readonly onRest: () => void
  /**
   * The engine cannot take so many runs at once; `most` of them may fit, fewer than there were. 0: the wanted engine takes
   * not a single run, so that only another one can train them. Left out: another engine trains them, or they fail.
   */
  readonly onTooMany?: (most: number) => void
  /** Another engine may train the runs where the wanted one refuses them: `onTooMany` then hears of that other one only. */
  readonly mayFall?: boolean
}

export interface Trains {
  /** What the runs in training tell, for example their engine and speed. */
  readonly playback: Population['store']
  /** Trains recordings with a last step, in place of those that it was training. */
  train(recordings: readonly Recording[], listener: Listener): void
  pause(): void
  resume(): void
  /** Ends at once; nothing more is heard of these runs. */
  cancel(): void
}

export function createTrains(population: Population = createPopulation({}, true)): Trains {
  let current: Listener | null = null
  population.store.subscribe((state, before) => {
    const listener = current
    if (!listener) return
    if (state.step !== before.step || state.version !== before.version) listener.onStep(state.step)
    if (state.status === before.status) return
    const most = before.status === 'loading' && listener.onTooMany ? mostThatMayFit(state, listener) : null
    if (most !== null) {
      current = null
      population.pause()
      listener.onTooMany?.(most)
    } else if (state.status === 'stopped') {
      current = null
      const engine = state.engine?.kind ?? null
      listener.onEnd(population.histories.map((history, run) => ({ history, end: state.ends[run] ?? null, engine })))
    } else if (state.status === 'failed') {
      current = null
      listener.onFail(state.error)
    } else if (state.status === 'paused' && before.status === 'loading') listener.onRest()
  })
  return {
    playback: population.store,
    train(recordings, listener) {
      current = null
      population.load(recordings, { play: true })
      current = listener
    },
    pause: () => population.pause(),
    resume: () => population.play(),
    cancel() {
      current = null
      population.pause()
    },
  }
}

/** What `onTooMany` is told of a load that has just been taken or refused; null where it has nothing to hear. */
function mostThatMayFit({ status, error, engine, runCount }: PopulationState, { mayFall }: Listener): number | null {
  const limit = status === 'failed' ? error?.limit : mayFall ? null : engine?.refusal
  if (!limit) return null
  if (runCount > 1) return fewerThan(runCount, limit)
  // A single run that no engine takes has failed.
  return status === 'failed' ? null : 0
}

/** Runs that may fit where so many do not; at least one. */
function fewerThan(runs: number, { tooLarge }: Limit): number {
  const known = (tooLarge?.number === 'runs' || tooLarge?.number === 'allRuns') && tooLarge.most < runs
  return Math.max(1, known ? tooLarge.most : Math.floor(runs / 2))
}
