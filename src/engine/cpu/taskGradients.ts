import type { Passes } from './passes'
import type { Runs, TaskVectors } from './runs'

/** The trunk's gradient of each task, and inner products of such vectors. */
export class TaskGradients {
  /** Made at first use: steps with known weights do not need them. */
  private vectors: TaskVectors | null = null
  private readonly cotangent: Float64Array

  constructor(
    private readonly runs: Runs,
    private readonly passes: Passes,
  ) {
    this.cotangent = passes.cotangent()
  }

  /** The gradients of the last forward pass, in the same arrays each time. */
  compute(): TaskVectors {
    this.vectors ??= this.runs.taskVectors()
    this.vectors.forEach((ofRun, run) => {
      ofRun.forEach((g, t) => {
        this.passes.backHead(run, t, null, 0, this.cotangent.fill(0), 1)
        this.passes.backTrunk(run, this.cotangent, g.fill(0))
      })
    })
    return this.vectors
  }

  /** `Observed.layerGramians`. */
  layerGramians(vectors: TaskVectors): Float64Array {
    const { runCount, tasks, trunk } = this.runs.spec
    const size = tasks.length ** 2
    const all = new Float64Array(trunk.length * runCount * size)
    this.passes.network.trunk.forEach(({ from, to }, l) => {
      vectors.forEach((ofRun, run) => {
        fillGramian(all, (l * runCount + run) * size, ofRun, from, to)
      })
    })
    return all
  }

  /** `Observed.representationGramian`. */
  representationGramian(): Float64Array {
    const { runCount, tasks } = this.runs.spec
    const cotangents = tasks.map(() => this.passes.cotangent())
    const size = tasks.length ** 2
    const all = new Float64Array(runCount * size)
    for (let run = 0; run < runCount; run++) {
      cotangents.forEach((cotangent, t) => {
        this.passes.backHead(run, t, null, 0, cotangent.fill(0), 1)
      })
      fillGramian(all, run * size, cotangents, 0, this.cotangent.length)
    }
    return all
  }
}

/** M_ij = Σ_k v_i[k] v_j[k] over [from, to), written into `all` from index `at` on. */
export function fillGramian(
  all: Float64Array,
  at: number,
  vectors: readonly Float64Array[],
  from: number,
  to: number,
): void {
  const size = vectors.length
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      const a = vectors[i]
      const b = vectors[j]
      let sum = 0
      for (let k = from; k < to; k++) sum += a[k] * b[k]
      all[at + i * size + j] = sum
      all[at + j * size + i] = sum
    }
  }
}
