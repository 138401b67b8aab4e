import { optimizerById } from '../../core/optimizers/all'
import type { Optimizer } from '../../core/optimizers/define'
import type { EngineSnapshot, ProgramSpec } from '../engine'
import { type Layout, layoutOf } from '../layout'

/** A vector over the trunk's parameters for each run and task, [R][T][trunkCount]. */
export type TaskVectors = readonly (readonly Float64Array[])[]

/**
 * What R runs keep from step to step, with a row of numbers for each run: parameters, optimizer slots, running
 * statistics and the memories of aggregates. Makes snapshots of it, and restores them.
 */
export class Runs {
  readonly layout: Layout
  readonly optimizer: Optimizer
  readonly parameters: readonly Float64Array[]
  readonly slots: readonly (readonly Float64Array[])[]
  readonly statistics: readonly Float64Array[]
  /** Memories of the aggregates with these names; null while no run uses one. */
  tracked: TaskVectors | null = null
  squares: TaskVectors | null = null

  constructor(readonly spec: ProgramSpec) {
    this.layout = layoutOf(spec)
    this.optimizer = optimizerById(spec.optimizer)
    const { parameterCount, statisticCount } = this.layout
    const each = <V>(make: () => V): V[] => Array.from({ length: spec.runCount }, make)
    this.parameters = each(() => new Float64Array(parameterCount))
    this.slots = each(() => this.optimizer.slots.map(() => new Float64Array(parameterCount)))
    this.statistics = each(() => new Float64Array(statisticCount))
  }

  write(snapshot: EngineSnapshot): void {
    const row = (from: Float64Array, run: number, width: number) => from.subarray(run * width, (run + 1) * width)
    const { parameterCount, statisticCount } = this.layout
    for (let run = 0; run < this.spec.runCount; run++) {
      this.parameters[run].set(row(snapshot.parameters, run, parameterCount))
      this.slots[run].forEach((slot, s) => {
        slot.set(row(snapshot.slots[s], run, parameterCount))
      })
      this.statistics[run].set(row(snapshot.statistics, run, statisticCount))
    }
    this.tracked = snapshot.tracked && this.byRun(snapshot.tracked)
    this.squares = snapshot.squares && this.byRun(snapshot.squares)
  }

  read(): EngineSnapshot {
    return {
      parameters: joined(this.parameters),
      slots: this.optimizer.slots.map((_, s) => joined(this.slots.map((slots) => slots[s]))),
      statistics: joined(this.statistics),
      tracked: this.tracked && this.byTask(this.tracked),
      squares: this.squares && this.byTask(this.squares),
    }
  }

  /** New vectors of zeros. */
  taskVectors(): TaskVectors {
    const { runCount, tasks } = this.spec
    return Array.from({ length: runCount }, () => tasks.map(() => new Float64Array(this.layout.trunkCount)))
  }

  /** [T, R, trunkCount] to [R][T][trunkCount]. */
  private byRun(flat: Float64Array): TaskVectors {
    const { runCount, tasks } = this.spec
    const width = this.layout.trunkCount
    return Array.from({ length: runCount }, (_, run) =>
      tasks.map((__, t) => flat.slice((t * runCount + run) * width, (t * runCount + run + 1) * width)),
    )
  }

  private byTask(vectors: TaskVectors): Float64Array {
    const { runCount, tasks } = this.spec
    const width = this.layout.trunkCount
    const flat = new Float64Array(tasks.length * runCount * width)
    vectors.forEach((ofRun, run) => {
      ofRun.forEach((vector, t) => {
        flat.set(vector, (t * runCount + run) * width)
      })
    })
    return flat
  }
}

function joined(rows: readonly Float64Array[]): Float64Array {
  const all = new Float64Array(rows.length * (rows[0]?.length ?? 0))
  rows.forEach((row, run) => {
    all.set(row, run * row.length)
  })
  return all
}
