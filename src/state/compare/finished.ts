/** A comparison with what it has come to, as one value: to be kept, sent as a file, and shown again. */
import { laneConfig, runsOf } from '../../core/comparison/expand'
import type { Comparison } from '../../core/comparison/types'
import type { Divergence } from '../../engine/trainer.types'
import type { History } from '../history'
import { historiesFor } from './population'
import { compareStore, lanesPopulation } from './store'

export interface FinishedRun {
  readonly lane: string
  readonly seed: number
  readonly steps: ArrayLike<number>
  /** By name and place, such as `testLosses1`, each as long as `steps`. */
  readonly columns: Readonly<Record<string, ArrayLike<number>>>
  readonly diverged: { readonly step: number; readonly task: number } | null
}

export interface Finished {
  readonly name: string
  readonly comparison: Comparison
  readonly step: number
  readonly runs: readonly FinishedRun[]
}

/** What is on the screen. The columns are copies: what trains on does not change them. */
export function finishedNow(name: string): Finished {
  const { comparison, runs } = compareStore.getState()
  const { step, ends } = lanesPopulation.store.getState()
  return {
    name,
    comparison,
    step,
    runs: runs.map(({ lane, seed }, k) => {
      const history = lanesPopulation.histories[k]
      const end = ends[k]
      return {
        lane: comparison.lanes[lane].id,
        seed,
        steps: history.steps.slice(),
        // What the engine has is float32, and half the room.
        columns: Object.fromEntries([...history.table].map(([key, column]) => [key, Float32Array.from(column)])),
        diverged: end && { step: end.step, task: end.task },
      }
    }),
  }
}

/** Shows it in place of the present comparison; nothing trains until it is started over. */
export function showFinished({ name, comparison, step, runs: kept }: Finished): void {
  const runs = runsOf(comparison)
  const histories = historiesFor(runs.map(({ recording }) => recording))
  const ends: (Divergence | null)[] = runs.map(() => null)
  runs.forEach(({ lane, seed }, k) => {
    const run = kept.find((candidate) => candidate.lane === comparison.lanes[lane].id && candidate.seed === seed)
    if (!run) return
    fillFrom(histories[k], run, comparison, lane)
    if (run.diverged) ends[k] = { kind: 'diverged', run: k, ...run.diverged }
  })
  compareStore.setState(({ commits }) => ({ comparison, runs, name, commits: commits + 1 }))
  lanesPopulation.show(histories, { step, ends, milliseconds: runs.map(() => Number.NaN) })
}

function fillFrom(history: History, { steps, columns }: FinishedRun, comparison: Comparison, lane: number): void {
  const { tasks, network } = laneConfig(comparison, comparison.lanes[lane])
  history.fill(steps, columns, tasks.filter(({ enabled }) => enabled).length, network.trunk.length)
}
