import { optimizerById } from '../../core/optimizers/all'
import type { EngineSnapshot, ProgramSpec } from '../engine'
import { type Layout, layoutOf } from '../layout'
import type { Kernels } from './kernels'

/** A vector over the trunk's parameters for each run and task, [R][T][trunkCount]. */
export type TaskVectors<V> = readonly (readonly V[])[]

/**
 * What R runs keep from step to step, with a row of numbers for each run: parameters, optimizer slots, running
 * statistics and the memories of aggregates. Makes snapshots of it, and restores them.
 */
export class Runs<V> {
  readonly layout: Layout
  readonly parameters: readonly V[]
  readonly slots: readonly (readonly V[])[]
  readonly statistics: readonly V[]
  /** Memories of the aggregates with these names; null while no run uses one. */
  readonly tracked = new Memory<V>(this)
  readonly squares = new Memory<V>(this)
  private readonly slotCount: number

  constructor(
    readonly spec: ProgramSpec,
    readonly kernels: Kernels<V>,
  ) {
    this.layout = layoutOf(spec)
    this.slotCount = optimizerById(spec.optimizer).slots.length
    const { parameterCount, statisticCount } = this.layout
    const each = <Own>(make: () => Own): Own[] => Array.from({ length: spec.runCount }, make)
    this.parameters = each(() => kernels.vector(parameterCount))
    this.slots = each(() => Array.from({ length: this.slotCount }, () => kernels.vector(parameterCount)))
    this.statistics = each(() => kernels.vector(statisticCount))
  }

  write(snapshot: EngineSnapshot): void {
    const row = (from: Float64Array, run: number, width: number) => from.subarray(run * width, (run + 1) * width)
    const { parameterCount, statisticCount } = this.layout
    for (let run = 0; run < this.spec.runCount; run++) {
      this.kernels.write(this.parameters[run], row(snapshot.parameters, run, parameterCount))
      this.slots[run].forEach((slot, s) => {
        this.kernels.write(slot, row(snapshot.slots[s], run, parameterCount))
      })
      this.kernels.write(this.statistics[run], row(snapshot.statistics, run, statisticCount))
    }
    this.tracked.write(snapshot.tracked)
    this.squares.write(snapshot.squares)
  }

  read(): EngineSnapshot {
    const { parameterCount, statisticCount } = this.layout
    return {
      parameters: this.joined(this.parameters, parameterCount),
      slots: Array.from({ length: this.slotCount }, (_, s) =>
        this.joined(
          this.slots.map((slots) => slots[s]),
          parameterCount,
        ),
      ),
      statistics: this.joined(this.statistics, statisticCount),
      tracked: this.tracked.read(),
      squares: this.squares.read(),
    }
  }

  /** New vectors of zeros. */
  taskVectors(): TaskVectors<V> {
    const { runCount, tasks } = this.spec
    return Array.from({ length: runCount }, () => tasks.map(() => this.kernels.vector(this.layout.trunkCount)))
  }

  private joined(rows: readonly V[], width: number): Float64Array {
    const all = new Float64Array(rows.length * width)
    rows.forEach((row, run) => {
      all.set(this.kernels.read(row), run * width)
    })
    return all
  }
}

/** What an aggregate remembers of each run and task. */
class Memory<V> {
  private vectors: TaskVectors<V> | null = null
  private inUse = false

  constructor(private readonly runs: Runs<V>) {}

  /** The vectors, zeros while nothing is remembered. What is written into them is remembered only after `keep`. */
  get(): TaskVectors<V> {
    this.vectors ??= this.runs.taskVectors()
    if (!this.inUse) for (const vector of this.vectors.flat()) this.runs.kernels.clear(vector)
    return this.vectors
  }

  keep(): void {
    this.inUse = true
  }

  /** [T, R, trunkCount]; null while nothing is remembered. */
  read(): Float64Array | null {
    if (!this.inUse) return null
    const { runCount, tasks } = this.runs.spec
    const width = this.runs.layout.trunkCount
    const flat = new Float64Array(tasks.length * runCount * width)
    this.get().forEach((ofRun, run) => {
      ofRun.forEach((vector, t) => {
        flat.set(this.runs.kernels.read(vector), (t * runCount + run) * width)
      })
    })
    return flat
  }

  write(flat: Float64Array | null): void {
    this.inUse = flat !== null
    if (flat === null) return
    const { runCount } = this.runs.spec
    const width = this.runs.layout.trunkCount
    this.get().forEach((ofRun, run) => {
      ofRun.forEach((vector, t) => {
        const at = (t * runCount + run) * width
        this.runs.kernels.write(vector, flat.subarray(at, at + width))
      })
    })
  }
}
