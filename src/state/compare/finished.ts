/** A comparison and its results as one value: to be kept, sent as a file, and shown again. */
import { laneConfig, runsOf } from '../../core/comparison/expand'
import type { Comparison } from '../../core/comparison/types'
import type { Divergence } from '../../engine/trainer.types'
import type { FinishedComparison, FinishedRun } from '../../share/comparisonJson'
import { waitsForData } from '../data'
import type { History } from '../history'
import { configStore } from '../setup'
import { historiesFor } from './population'
import { runThen } from './runChanged'
import { compareStore, lanesPopulation } from './store'

/** The comparison on the screen. The columns are copies, so further training does not change them. */
export function finishedNow(name: string): FinishedComparison {
  const { comparison, runs } = compareStore.getState()
  const { step, ends } = lanesPopulation.store.getState()
  const finished = runs.map(({ lane, seed }, k): FinishedRun => {
    const history = lanesPopulation.histories[k]
    const end = ends[k]
    return {
      lane: comparison.lanes[lane].id,
      seed,
      steps: history.steps.slice(),
      // The engine computes in float32, which takes half the room.
      columns: Object.fromEntries([...history.table].map(([key, column]) => [key, Float32Array.from(column)])),
      ended: end && { kind: end.kind, step: end.step, task: end.task },
    }
  })
  return { name, comparison, results: { step, runs: finished } }
}

/** Replaces the current comparison by a finished one; nothing trains until it is started over. */
export function showFinished(finished: FinishedComparison): void {
  const { name, comparison, results } = finished
  if (waitsForData('compare', [comparison.base.config], () => showFinished(finished))) return
  const runs = runsOf(comparison)
  const histories = historiesFor(runs.map(({ recording }) => recording))
  const ends: (Divergence | null)[] = runs.map(() => null)
  runs.forEach(({ lane, seed }, k) => {
    const run = results.runs.find(
      (candidate) => candidate.lane === comparison.lanes[lane].id && candidate.seed === seed,
    )
    if (!run) return
    fillFrom(histories[k], run, comparison, lane)
    const { ended } = run
    if (ended?.kind === 'diverged') ends[k] = { kind: 'diverged', run: k, step: ended.step, task: ended.task ?? -1 }
  })
  compareStore.setState((before) => ({
    comparison,
    runs,
    name,
    runThen: runThen(before, comparison, configStore.getState().recording),
    commits: before.commits + 1,
  }))
  lanesPopulation.show(histories, { step: results.step, ends, milliseconds: runs.map(() => Number.NaN) })
}

function fillFrom(history: History, { steps, columns }: FinishedRun, comparison: Comparison, lane: number): void {
  const { tasks, network } = laneConfig(comparison, comparison.lanes[lane])
  history.fill(steps, columns, tasks.filter(({ enabled }) => enabled).length, network.trunk.length)
}
