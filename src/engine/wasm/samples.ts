import { inputNames } from '../../core/losses/classWeights'
import type { Split } from '../../core/problems/define'
import type { Samples } from '../processor/kernels'
import type { LossTask } from '../processor/layers'
import type { Heap, Place } from './heap'
import { rowBytes, writeMatrix } from './matrix'
import type { Exports } from './program'

/** Groups of rows that the kernels take at once. */
const GROUP = 4

interface TaskData {
  /** [N, targetWidth] without padding. */
  readonly targets: Place
  /** A byte for each row; null where every row has a label. */
  readonly mask: Place | null
  /** Weights of the classes, [K]; null for a loss without them. */
  readonly weights: Place | null
}

/** The rows of a split in the memory of the kernels, as float32. */
export class WasmSamples implements Samples<Place> {
  private readonly rows: number
  private readonly inputBytes: number
  private readonly inputData: Place
  private readonly data: readonly TaskData[]
  /** The numbers 0, 1, … of all rows. */
  private readonly all: Place
  /** The options of each task whose class weights are in the memory, and the means of these weights. */
  private readonly given: (readonly number[] | null)[]
  private readonly means: number[]
  private chosen: Place | null = null
  private last: Int32Array | null = null

  constructor(
    private readonly heap: Heap,
    private readonly call: Exports,
    private readonly take: (bytes: number) => Place,
    private readonly give: (place: Place) => void,
    private readonly tasks: readonly LossTask[],
    inputWidth: number,
    { rows, inputs, targets, masks }: Split,
  ) {
    this.rows = rows
    this.given = tasks.map(() => null)
    this.means = tasks.map(() => 0)
    this.inputBytes = rowBytes(inputWidth)
    this.inputData = take(rows * this.inputBytes)
    writeMatrix(heap, this.inputData, rows, inputWidth, inputs)
    this.data = tasks.map(({ loss, outputs }, t) => {
      const place = take(4 * targets[t].length)
      heap.numbers.set(targets[t], place.at / 4)
      const mask = masks[t] && take(rows)
      if (mask && masks[t]) heap.bytes.set(masks[t], mask.at)
      return { targets: place, mask, weights: loss.form === 'categorical' ? take(4 * outputs) : null }
    })
    this.all = this.takeOrder(rows)
    heap.words.set(
      Int32Array.from({ length: rows }, (_, row) => row),
      this.all.at / 4,
    )
  }

  choose(rows: Int32Array): void {
    if (rows === this.last) return
    this.last = rows
    if (this.chosen === null || this.chosen.bytes < 4 * (rows.length + GROUP)) {
      if (this.chosen) this.give(this.chosen)
      this.chosen = this.takeOrder(rows.length)
    }
    this.heap.words.set(rows, this.chosen.at / 4)
  }

  inputs(from: number | null, count: number, to: Place): void {
    this.call.gather(count, this.inputData.at, this.inputBytes, this.orderFrom(from), to.at)
  }

  losses(
    task: number,
    options: readonly number[],
    output: Place,
    from: number | null,
    count: number,
    derivative: Place | null,
    scale: number,
  ): number {
    const { loss, outputs } = this.tasks[task]
    const { targets, mask, weights } = this.data[task]
    const inputs = inputNames(loss).length
    if (weights && this.given[task] !== options) {
      const values = options.slice(inputs)
      this.heap.numbers.set(values, weights.at / 4)
      this.means[task] = values.reduce((sum, value) => sum + value, 0) / values.length
      this.given[task] = options
    }
    return this.call[`loss_${loss.id}`](
      count,
      outputs,
      output.at,
      rowBytes(outputs),
      targets.at,
      mask?.at ?? 0,
      this.orderFrom(from),
      derivative?.at ?? 0,
      scale,
      inputs > 0 ? options[0] : 0,
      inputs > 1 ? options[1] : 0,
      weights?.at ?? 0,
      this.means[task],
    )
  }

  scores(task: number, options: readonly number[], output: Place): number {
    const { kind, loss, outputs } = this.tasks[task]
    const { targets, mask } = this.data[task]
    const given = [this.rows, outputs, output.at, rowBytes(outputs), targets.at, mask?.at ?? 0, this.all.at]
    if (kind === 'regression') return this.call[`errors_${loss.id}`](...given, options[0] ?? 0, options[1] ?? 0)
    return kind === 'binary' ? this.call.correctSigns(...given) : this.call.correct(...given)
  }

  /** Room for the numbers of rows and the rest of their last group, which reads row 0 and is masked. */
  private takeOrder(count: number): Place {
    return this.take(4 * (count + GROUP))
  }

  private orderFrom(from: number | null): number {
    if (from === null) return this.all.at
    if (this.chosen === null) throw new Error('no rows were chosen')
    return this.chosen.at + 4 * from
  }
}
