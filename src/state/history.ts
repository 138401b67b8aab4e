/** The curves of a run, in typed arrays outside the stores; `runStore.historyVersion` says when they grew. */
import type { StepRecord } from '../engine/trainer.types'

const PER_TASK = ['trainLosses', 'testLosses', 'testMetrics', 'weights', 'gradientNorms'] as const
const SCALARS = ['totalTrain', 'totalTest', 'learningRate', 'epoch'] as const
type PerTaskColumn = (typeof PER_TASK)[number]
type ScalarColumn = (typeof SCALARS)[number]
export type ColumnName = PerTaskColumn | ScalarColumn | 'layerNorms' | 'cosines'

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
  /** Steps at which something was changed, ascending, each once. */
  get marks(): readonly number[] {
    return this.markSteps
  }

  /**
   * Values of a column, as long as `steps`; empty for one that there is not. `index` is the task;
   * of `layerNorms` it is layer · T + task, of `cosines` it is `pairIndex(i, j, T)`.
   */
  column(name: ColumnName, index = 0): Float64Array {
    return this.columns.get(`${name}${index}`)?.subarray(0, this.size) ?? EMPTY
  }

  append(record: StepRecord): void {
    if (this.offered === 0) this.allocate(record)
    const position = this.offered++
    if (position >= FIRST && (position - FIRST) % this.stride !== 0) return
    if (this.size === this.capacity) {
      this.thin()
      if ((position - FIRST) % this.stride !== 0) return
    }
    const at = this.size++
    this.stepColumn[at] = record.step
    for (const name of SCALARS) this.put(name, 0, at, record[name])
    for (const name of PER_TASK) for (let t = 0; t < this.taskCountNow; t++) this.put(name, t, at, record[name][t])
    for (let k = 0; k < record.layerNorms.length; k++) this.put('layerNorms', k, at, record.layerNorms[k])
    cosinesOf(record.gramian, this.taskCountNow).forEach((cosine, pair) => {
      this.put('cosines', pair, at, cosine)
    })
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

  private allocate(record: StepRecord): void {
    this.taskCountNow = record.trainLosses.length
    this.layerCountNow = record.layerNorms.length / this.taskCountNow
    this.stepColumn = new Float64Array(this.capacity)
    const add = (name: ColumnName, count: number) => {
      for (let k = 0; k < count; k++) this.columns.set(`${name}${k}`, new Float64Array(this.capacity))
    }
    for (const name of SCALARS) add(name, 1)
    for (const name of PER_TASK) add(name, this.taskCountNow)
    add('layerNorms', record.layerNorms.length)
    add('cosines', (this.taskCountNow * (this.taskCountNow - 1)) / 2)
  }

  private put(name: ColumnName, index: number, at: number, value: number): void {
    const column = this.columns.get(`${name}${index}`)
    if (column) column[at] = value
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

/** Place of the pair of tasks i < j among all pairs: (0,1), (0,2), …, (1,2), … */
export const pairIndex = (i: number, j: number, taskCount: number): number =>
  i * taskCount - (i * (i + 1)) / 2 + (j - i - 1)

/**
 * Cosines of the angles between task gradients from their Gramian M [T, T]: M_ij / √(M_ii M_jj) for
 * the pairs i < j in the order of `pairIndex`. NaN where a gradient is zero: it points nowhere.
 */
export function cosinesOf(gramian: Float64Array, taskCount: number): Float64Array {
  const cosines = new Float64Array((taskCount * (taskCount - 1)) / 2)
  for (let i = 0, pair = 0; i < taskCount; i++) {
    for (let j = i + 1; j < taskCount; j++, pair++) {
      // Roots first: the product of two squared norms may overflow or underflow where neither does.
      const norms = Math.sqrt(gramian[i * taskCount + i]) * Math.sqrt(gramian[j * taskCount + j])
      const cosine = norms > 0 ? gramian[i * taskCount + j] / norms : Number.NaN
      cosines[pair] = Math.min(1, Math.max(-1, cosine))
    }
  }
  return cosines
}

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
