/** The curves of a run, in typed arrays outside the stores; `runStore.historyVersion` says when they grew. */
import { type ColumnName, columnsFor, type Measured, packRow, rowWidth } from '../core/measures/columns'

/** Records that are kept when there are more than fit; the beginning is what a reader looks at closest. */
const FIRST = 64
const CAPACITY = 4096

/**
 * Records of one run in the order of their steps, at most `capacity` of them. When full, every
 * second record after the first 64 goes, and from then on only every second new one enters (then
 * every fourth, and so on). Which records are kept is a function of their number alone, so equal
 * runs have equal histories whatever the speed.
 */
export class History {
  private taskCountNow = 0
  private layerCountNow = 0
  private offered = 0
  private stride = 1
  private size = 0
  private stepColumn = new Float64Array(0)
  private columns = new Map<string, Float64Array>()
  private markSteps: number[] = []
  private presentStep: number | null = null
  private row: Float64Array = new Float64Array(0)

  constructor(private readonly capacity = CAPACITY) {}

  get length(): number {
    return this.size
  }
  get taskCount(): number {
    return this.taskCountNow
  }
  get layerCount(): number {
    return this.layerCountNow
  }
  /** Steps of the records, ascending. A view: valid until the next `append`. */
  get steps(): Float64Array {
    return this.stepColumn.subarray(0, this.size)
  }
  /** The step that the page shows, where the run has gone back to one; null = the last. */
  get present(): number | null {
    return this.presentStep
  }
  /** Steps at which something was changed, ascending, each once. */
  get marks(): readonly number[] {
    return this.markSteps
  }

  /**
   * Values of a column, as long as `steps`; empty for one that there is not. `index` counts within the
   * name as `columnsFor` says: of `cosines` it is `pairIndex(i, j, T)`.
   */
  column(name: ColumnName, index = 0): Float64Array {
    return this.columns.get(`${name}${index}`)?.subarray(0, this.size) ?? EMPTY
  }

  append(record: Measured): void {
    const taskCount = record.trainLosses.length
    const layerCount = record.layerNorms.length / taskCount
    const row = this.rowOf(taskCount, layerCount)
    packRow(record, row)
    this.appendRow(row, 0, taskCount, layerCount)
  }

  /** A row as `packRow` wrote it, from `at` on. */
  appendRow(rows: Float64Array, at: number, taskCount: number, layerCount: number): void {
    if (this.offered === 0) this.allocate(taskCount, layerCount)
    const position = this.offered++
    if (position >= FIRST && (position - FIRST) % this.stride !== 0) return
    if (this.size === this.capacity) {
      this.thin()
      if ((position - FIRST) % this.stride !== 0) return
    }
    const to = this.size++
    this.stepColumn[to] = rows[at]
    let from = at + 1
    for (const column of this.columns.values()) column[to] = rows[from++]
  }

  /** All columns by name and place, such as `testLosses1`, in the order of a row. Views: valid until the next `append`. */
  get table(): ReadonlyMap<string, Float64Array> {
    return new Map([...this.columns].map(([key, column]) => [key, column.subarray(0, this.size)]))
  }

  /** Takes the records of a table that was kept; a column that is missing there is NaN. */
  fill(
    steps: ArrayLike<number>,
    table: Readonly<Record<string, ArrayLike<number>>>,
    taskCount: number,
    layerCount: number,
  ): void {
    const row = this.rowOf(taskCount, layerCount)
    const keys = columnsFor(taskCount, layerCount).flatMap(({ name, count }) =>
      Array.from({ length: count }, (_, k) => `${name}${k}`),
    )
    for (let at = 0; at < steps.length; at++) {
      row[0] = steps[at]
      keys.forEach((key, k) => {
        row[k + 1] = table[key]?.[at] ?? Number.NaN
      })
      this.appendRow(row, 0, taskCount, layerCount)
    }
  }

  /** Forgets everything from `step` on: a change was made there, and what came after it no longer holds. */
  truncate(step: number): void {
    let kept = this.size
    while (kept > 0 && this.stepColumn[kept - 1] >= step) kept--
    if (kept === this.size) return
    this.size = kept
    // Those offered and not kept are forgotten with the rest: the next one is the neighbour of the last that stayed.
    this.offered = kept <= FIRST ? kept : FIRST + (kept - FIRST) * this.stride
    this.markSteps = this.markSteps.filter((mark) => mark <= step)
  }

  /** Gives another history the records in front of `step`. */
  copyTo(other: History, step: number): void {
    const row = this.rowOf(this.taskCountNow, this.layerCountNow)
    for (let k = 0; k < this.size && this.stepColumn[k] < step; k++) {
      row[0] = this.stepColumn[k]
      let to = 1
      for (const column of this.columns.values()) row[to++] = column[k]
      other.appendRow(row, 0, this.taskCountNow, this.layerCountNow)
    }
  }

  showAt(step: number | null): void {
    this.presentStep = step
  }

  mark(step: number): void {
    if (this.markSteps.includes(step)) return
    this.markSteps = [...this.markSteps, step].sort((a, b) => a - b)
  }

  clear(): void {
    this.offered = 0
    this.stride = 1
    this.size = 0
    this.taskCountNow = 0
    this.layerCountNow = 0
    this.stepColumn = new Float64Array(0)
    this.columns.clear()
    this.presentStep = null
    this.markSteps = []
  }

  /** Index of the record nearest to `step`; −1 when there is none. */
  indexAt(step: number): number {
    let low = 0
    let high = this.size
    while (low < high) {
      const middle = (low + high) >> 1
      if (this.stepColumn[middle] < step) low = middle + 1
      else high = middle
    }
    if (low === this.size) return this.size - 1
    if (low === 0) return 0
    return step - this.stepColumn[low - 1] <= this.stepColumn[low] - step ? low - 1 : low
  }

  private allocate(taskCount: number, layerCount: number): void {
    this.taskCountNow = taskCount
    this.layerCountNow = layerCount
    this.stepColumn = new Float64Array(this.capacity)
    // Insertion order is the order of a row.
    for (const { name, count } of columnsFor(taskCount, layerCount)) {
      for (let k = 0; k < count; k++) this.columns.set(`${name}${k}`, new Float64Array(this.capacity))
    }
  }

  private rowOf(taskCount: number, layerCount: number): Float64Array {
    const width = rowWidth(taskCount, layerCount)
    if (this.row.length !== width) this.row = new Float64Array(width)
    return this.row
  }

  private thin(): void {
    this.stride *= 2
    let kept = FIRST
    for (let from = FIRST; from < this.size; from += 2, kept++) {
      this.stepColumn[kept] = this.stepColumn[from]
      for (const column of this.columns.values()) column[kept] = column[from]
    }
    this.size = kept
  }
}

const EMPTY = new Float64Array(0)

export const mainHistory = new History()

/**
 * Exponential moving average with Adam's bias correction (Kingma and Ba 2015, algorithm 1), so that
 * the start is not pulled to 0: m_k = a·m_{k−1} + (1−a)·v_k, shown m_k / (1 − a^k). `amount` a in
 * [0, 1); 0 changes nothing. NaN is stepped over and shows the average so far. `into`, as long as
 * `values`, takes the result where a new array would be a waste.
 */
export function smooth(values: Float64Array, amount: number, into?: Float64Array): Float64Array {
  if (!(amount > 0)) return values
  const smoothed = into ?? new Float64Array(values.length)
  let average = 0
  let trust = 0
  values.forEach((value, i) => {
    if (Number.isFinite(value)) {
      average = amount * average + (1 - amount) * value
      trust = amount * trust + (1 - amount)
    }
    smoothed[i] = trust > 0 ? average / trust : Number.NaN
  })
  return smoothed
}

/**
 * At most `most` points of a curve for drawing. Of each bucket the smallest and the largest value
 * stay, in their order, so that no spike is lost; the first and the last point stay as well. Bucket
 * sizes are powers of two: a curve that grows does not shimmer.
 */
export function decimate(
  steps: Float64Array,
  values: Float64Array,
  most = 400,
): { steps: Float64Array; values: Float64Array } {
  const count = Math.min(steps.length, values.length)
  if (count <= most) return { steps: steps.slice(0, count), values: values.slice(0, count) }
  // Two points a bucket, and one more for each end.
  let bucket = 1
  while (2 * Math.ceil(count / bucket) + 2 > most) bucket *= 2
  const kept: number[] = [0]
  for (let from = 0; from < count; from += bucket) {
    for (const index of extremes(values, from, Math.min(from + bucket, count))) {
      if (index > kept[kept.length - 1]) kept.push(index)
    }
  }
  if (kept[kept.length - 1] !== count - 1) kept.push(count - 1)
  return { steps: Float64Array.from(kept, (i) => steps[i]), values: Float64Array.from(kept, (i) => values[i]) }
}

/** Indices of the smallest and the largest value in [from, to), ascending; of a stretch of NaN its first. */
function extremes(values: Float64Array, from: number, to: number): number[] {
  let least = -1
  let largest = -1
  for (let i = from; i < to; i++) {
    if (Number.isNaN(values[i])) continue
    if (least < 0 || values[i] < values[least]) least = i
    if (largest < 0 || values[i] > values[largest]) largest = i
  }
  if (least < 0) return [from]
  return least === largest ? [least] : [Math.min(least, largest), Math.max(least, largest)]
}
