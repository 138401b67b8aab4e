/**
 * Applies the aggregates that remember task gradients, in the runs that use one. `core/weightings/aggregates.ts` has
 * their formulas.
 */
import type { Batch, Observed } from '../engine'
import type { Runs, TaskVectors } from './runs'
import { fillGramian } from './taskGradients'

interface Aggregated<V> extends Pick<Observed, 'trackedGramian' | 'squares'> {
  /** The vectors that the update mixes: the task gradients, or a run's memory of them. */
  readonly vectors: TaskVectors<V>
}

export class Memories<V> {
  /** For a look that must not change a memory, [T]. */
  private spare: readonly V[] | null = null

  constructor(private readonly runs: Runs<V>) {}

  /** `losses` [T, R] are those of the batch. Only with `commit` do the memories change. */
  aggregated(batch: Batch, losses: Float64Array, gradients: TaskVectors<V>, commit: boolean): Aggregated<V> {
    const { spec, kernels } = this.runs
    const { runCount, tasks } = spec
    const size = tasks.length
    const has = (kind: 'tracked' | 'squares') => batch.runs.some((run) => run.aggregate?.kind === kind)
    const tracked = has('tracked') ? this.runs.tracked.get() : null
    const squares = has('squares') ? this.runs.squares.get() : null
    const trackedGramian = tracked && new Float64Array(runCount * size * size)
    const squareSums = squares && new Float64Array(size * runCount)
    const vectors = gradients.map((ofRun, run) => {
      const { aggregate } = batch.runs[run]
      if (aggregate?.kind === 'tracked' && tracked && trackedGramian) {
        const memory = commit ? tracked[run] : this.spares()
        ofRun.forEach((g, t) => {
          kernels.track(aggregate, losses[t * runCount + run], g, tracked[run][t], memory[t])
        })
        fillGramian(kernels, trackedGramian, run * size * size, memory)
        return memory
      }
      if (aggregate?.kind === 'squares' && squares && squareSums) {
        ofRun.forEach((g, t) => {
          const memory = squares[run][t]
          squareSums[t * runCount + run] = kernels.accumulateSquares(g, memory, commit ? memory : this.spares()[t])
        })
      }
      return ofRun
    })
    if (commit && tracked) this.runs.tracked.keep()
    if (commit && squares) this.runs.squares.keep()
    return { vectors, trackedGramian, squares: squareSums }
  }

  private spares(): readonly V[] {
    this.spare ??= this.runs.spec.tasks.map(() => this.runs.kernels.vector(this.runs.layout.trunkCount))
    return this.spare
  }
}
