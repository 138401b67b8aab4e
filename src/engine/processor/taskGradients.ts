import type { Kernels } from './kernels'
import type { Passes } from './passes'
import type { Runs, TaskVectors } from './runs'

/** The trunk's gradient of each task, and inner products of such vectors. */
export class TaskGradients<V> {
  /** Made at first use: steps with known weights do not need them. */
  private vectors: TaskVectors<V> | null = null
  private readonly cotangent: V

  constructor(
    private readonly runs: Runs<V>,
    private readonly passes: Passes<V>,
  ) {
    this.cotangent = passes.cotangent()
  }

  /** The gradients of the last forward pass, in the same lists each time. */
  compute(): TaskVectors<V> {
    const { kernels } = this.runs
    this.vectors ??= this.runs.taskVectors()
    this.vectors.forEach((ofRun, run) => {
      ofRun.forEach((g, t) => {
        kernels.clear(this.cotangent)
        this.passes.backHead(run, t, null, 0, this.cotangent, 1)
        kernels.clear(g)
        this.passes.backTrunk(run, this.cotangent, g)
      })
    })
    return this.vectors
  }

  /** `Observed.layerGramians`. */
  layerGramians(vectors: TaskVectors<V>): Float64Array {
    const { spec, kernels } = this.runs
    const size = spec.tasks.length ** 2
    const all = new Float64Array(spec.trunk.length * spec.runCount * size)
    this.passes.network.trunk.forEach(({ from, to }, l) => {
      vectors.forEach((ofRun, run) => {
        fillGramian(kernels, all, (l * spec.runCount + run) * size, ofRun, from, to)
      })
    })
    return all
  }

  /** `Observed.representationGramian`. */
  representationGramian(): Float64Array {
    const { spec, kernels } = this.runs
    const size = spec.tasks.length ** 2
    const all = new Float64Array(spec.runCount * size)
    for (let run = 0; run < spec.runCount; run++) {
      fillGramian(
        kernels,
        all,
        run * size,
        this.passes.cotangents(run, null, () => 0),
      )
    }
    return all
  }
}

/** M_ij = Σ_k v_i[k] v_j[k] over [from, to), written into `all` from index `at` on. */
export function fillGramian<V>(
  kernels: Kernels<V>,
  all: Float64Array,
  at: number,
  vectors: readonly V[],
  from?: number,
  to?: number,
): void {
  const size = vectors.length
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      const sum = kernels.innerProduct(vectors[i], vectors[j], from, to)
      all[at + i * size + j] = sum
      all[at + j * size + i] = sum
    }
  }
}
