import type { Split } from '../../core/problems/define'
import type { Samples } from '../processor/kernels'
import type { LossTask } from '../processor/layers'
import { type LossOptions, lossRows, namedOptions, scoreRows, type Targets } from './kernels/losses'

/** The rows of a split for the loops in float64. */
export class CpuSamples implements Samples<Float64Array> {
  private rows: Int32Array | null = null
  private readonly targets: readonly Targets[]
  /** The last options of each task, as they were given and by name: naming them costs more than reading a batch. */
  private readonly options: { given: readonly number[]; named: LossOptions }[]

  constructor(
    private readonly split: Split,
    private readonly tasks: readonly LossTask[],
    private readonly inputWidth: number,
  ) {
    this.targets = tasks.map((_, t) => ({ values: split.targets[t], mask: split.masks[t] }))
    this.options = tasks.map(() => ({ given: [], named: { inputs: {}, classWeights: null } }))
  }

  choose(rows: Int32Array): void {
    this.rows = rows
  }

  inputs(from: number | null, count: number, to: Float64Array): void {
    const { inputWidth } = this
    const { inputs } = this.split
    if (from === null || !this.rows) {
      to.set(inputs)
      return
    }
    for (let b = 0; b < count; b++) {
      const row = this.rows[from + b]
      for (let i = 0; i < inputWidth; i++) to[b * inputWidth + i] = inputs[row * inputWidth + i]
    }
  }

  losses(
    task: number,
    options: readonly number[],
    output: Float64Array,
    from: number | null,
    count: number,
    derivative: Float64Array | null,
    scale: number,
  ): number {
    const named = this.named(task, options)
    const rows = from === null ? null : this.rows
    return lossRows(this.tasks[task], named, output, this.targets[task], rows, from ?? 0, count, derivative, scale)
  }

  scores(task: number, options: readonly number[], output: Float64Array): number {
    return scoreRows(this.tasks[task], this.named(task, options), output, this.targets[task], this.split.rows)
  }

  private named(task: number, given: readonly number[]): LossOptions {
    const last = this.options[task]
    if (last.given !== given) {
      last.given = given
      last.named = namedOptions(this.tasks[task], given)
    }
    return last.named
  }
}
