/**
 * Applies the aggregates that remember task gradients, in the runs that use one. `core/weightings/aggregates.ts` has their formulas.
 */

import { accumulateSquares, track } from '../../core/weightings/aggregates'
import type { Batch, Observed } from '../engine'
import type { Runs, TaskVectors } from './runs'
import { fillGramian } from './taskGradients'

interface Aggregated extends Pick<Observed, 'trackedGramian' | 'squares'> {
  /** The vectors that the update mixes: the task gradients, or a run's memory of them. */
  readonly vectors: TaskVectors
}

/** `losses` [T, R] are those of the batch. Only with `commit` do the memories change. */
export function aggregated(
  runs: Runs,
  batch: Batch,
  losses: Float64Array,
  gradients: TaskVectors,
  commit: boolean,
): Aggregated {
  const { runCount, tasks } = runs.spec
  const size = tasks.length
  const has = (kind: 'tracked' | 'squares') => batch.runs.some((run) => run.aggregate?.kind === kind)
  const tracked = has('tracked') ? (runs.tracked ?? runs.taskVectors()) : null
  const squares = has('squares') ? (runs.squares ?? runs.taskVectors()) : null
  const trackedGramian = tracked && new Float64Array(runCount * size * size)
  const squareSums = squares && new Float64Array(size * runCount)
  const vectors = gradients.map((ofRun, run) => {
    const { aggregate } = batch.runs[run]
    if (aggregate?.kind === 'tracked' && tracked && trackedGramian) {
      const memory = commit ? tracked[run] : ofRun.map((g) => new Float64Array(g.length))
      ofRun.forEach((g, t) => {
        track(aggregate, losses[t * runCount + run], g, tracked[run][t], memory[t])
      })
      fillGramian(trackedGramian, run * size * size, memory, 0, runs.layout.trunkCount)
      return memory
    }
    if (aggregate?.kind === 'squares' && squares && squareSums) {
      ofRun.forEach((g, t) => {
        const memory = squares[run][t]
        squareSums[t * runCount + run] = accumulateSquares(g, memory, commit ? memory : new Float64Array(g.length))
      })
    }
    return ofRun
  })
  if (commit) {
    runs.tracked = tracked ?? runs.tracked
    runs.squares = squares ?? runs.squares
  }
  return { vectors, trackedGramian, squares: squareSums }
}
