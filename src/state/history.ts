/** The curves of a run, in typed arrays outside the stores. A version in the run's store says when they changed. */
import { columnsFor, type Measured, packRow, rowWidth } from '../core/measures/columns'
import { isKept, isRecorded, MOST_RECORDS, roomOf, strideAt } from '../core/measures/recorded'
import { recordAt } from '../core/measures/records'
import { type CurveName, isRelative, relativeCurve } from '../core/measures/relative'

const FEWEST_RECORDS = 32

/** A step at which the smallest score of all tasks was larger than at any step before. */
interface Best {
  readonly step: number
  readonly metric: number
}

/**
 * Records of one run in the order of their steps, at most `capacity` of them: the beginning, then multiples
 * of a stride that doubles with the length of the run (`core/measures/recorded.ts`), and always the newest.
 * Which records are kept depends on the steps alone, so equal runs have equal histories whatever their speed.
 */
export class History {
  #taskCount = 0
  #layerCount = 0
  #stride = 1
  #size = 0
  #steps = new Float64Array(0)
  #columns = new Map<string, Float64Array>()
  /** Ascending in step and metric. Keeps entries whose records were thinned out. */
  #bests: Best[] = []
  #marks: number[] = []
  #shownStep: number | null = null
  #row: Float64Array = new Float64Array(0)

  readonly #capacity: number

  /** A smaller capacity is raised: the beginning and a few more records always fit. */
  constructor(capacity = MOST_RECORDS) {
    this.#capacity = Math.max(capacity, FEWEST_RECORDS)
  }

  get length(): number {
    return this.#size
  }
  /** Bytes of all columns, including the room for records that have not come yet. */
  get bytes(): number {
    return 8 * this.#capacity * (1 + this.#columns.size)
  }
  get taskCount(): number {
    return this.#taskCount
  }
  get layerCount(): number {
    return this.#layerCount
  }
  /** Steps of the records, ascending. A view: valid until the next `append`. */
  get steps(): Float64Array {
    return this.#steps.subarray(0, this.#size)
  }
  /** The step that the page shows after going back; null = the last one. */
  get shownStep(): number | null {
    return this.#shownStep
  }
  /** Steps at which something was changed, ascending, each once. */
  get marks(): readonly number[] {
    return this.#marks
  }

  /**
   * Values of a column, as long as `steps`; empty if there is no such column. `index` counts within the
   * name as `columnsFor` says: for `cosines` it is `pairIndex(i, j, T)`. Relative losses are computed anew by each call.
   */
  column(name: CurveName, index = 0): Float64Array {
    if (isRelative(name)) return relativeCurve(name, index, this.#taskCount, (of, task) => this.column(of, task))
    return this.#columns.get(`${name}${index}`)?.subarray(0, this.#size) ?? EMPTY
  }

  append(record: Measured): void {
    const taskCount = record.trainLosses.length
    const layerCount = record.layerNorms.length / taskCount
    const row = this.#rowOf(taskCount, layerCount)
    packRow(record, row)
    this.appendRow(row, 0, taskCount, layerCount)
  }

  /**
   * Appends a row that `packRow` wrote, from `at` on. It replaces a record of the same step, and a last record
   * that was only there because the run had ended at it.
   */
  appendRow(rows: Float64Array, at: number, taskCount: number, layerCount: number): void {
    if (this.#columns.size === 0) this.#allocate(taskCount, layerCount)
    const step = rows[at]
    this.#dropFrom(step)
    this.#makeRoomFor(step)
    this.#put(rows, at)
  }

  /** All columns by name and place, such as `testLosses1`, in a row's order. Views: valid until the next `append`. */
  get table(): ReadonlyMap<string, Float64Array> {
    return new Map([...this.#columns].map(([key, column]) => [key, column.subarray(0, this.#size)]))
  }

  /**
   * Takes the records of a kept table, whatever their steps; a column that the table lacks is filled with NaN.
   * If they do not all fit, every second record is kept, or every fourth, and so on.
   */
  fill(
    steps: ArrayLike<number>,
    table: Readonly<Record<string, ArrayLike<number>>>,
    taskCount: number,
    layerCount: number,
  ): void {
    this.#allocate(taskCount, layerCount)
    const row = this.#rowOf(taskCount, layerCount)
    const keys = [...this.#columns.keys()]
    let every = 1
    while (steps.length / every > this.#capacity - 1) every *= 2
    for (let at = 0; at < steps.length; at++) {
      if (at % every !== 0 && at !== steps.length - 1) continue
      row[0] = steps[at]
      keys.forEach((key, k) => {
        row[k + 1] = (table[key] ?? table[formerly(key)])?.[at] ?? Number.NaN
      })
      this.#put(row, 0)
    }
  }

  /** Discards everything from `step` on: a change was made there, and later records no longer hold. */
  truncate(step: number): void {
    this.#dropFrom(step)
    this.#marks = this.#marks.filter((mark) => mark <= step)
  }

  /** Appends the records before `step` to another history. */
  copyTo(other: History, step: number): void {
    const row = this.#rowOf(this.#taskCount, this.#layerCount)
    for (let k = 0; k < this.#size && this.#steps[k] < step; k++) {
      row[0] = this.#steps[k]
      let to = 1
      for (const column of this.#columns.values()) row[to++] = column[k]
      other.appendRow(row, 0, this.#taskCount, this.#layerCount)
    }
    other.#bests = this.#bests.filter((best) => best.step < step)
  }

  /** A copy with its own arrays. */
  copy(): History {
    const other = new History(this.#capacity)
    other.take(this)
    return other
  }

  /** Takes a copy of everything in the other history. */
  take(other: History): void {
    const copied = (column: Float64Array) => {
      const room = new Float64Array(this.#capacity)
      room.set(column.subarray(0, other.#size))
      return room
    }
    this.#taskCount = other.#taskCount
    this.#layerCount = other.#layerCount
    this.#stride = other.#stride
    this.#size = other.#size
    this.#steps = copied(other.#steps)
    this.#columns = new Map([...other.#columns].map(([key, column]) => [key, copied(column)]))
    this.#marks = [...other.#marks]
    this.#shownStep = other.#shownStep
    this.#bests = [...other.#bests]
  }

  /** The steps at which the smallest score of all tasks was larger than at any step before; both ascending. */
  get bests(): readonly Best[] {
    return this.#bests
  }

  /** The first recorded step at which every task's score was at least `metric`; NaN if there is none. */
  stepToReach(metric: number): number {
    return this.#bests.find((best) => best.metric >= metric)?.step ?? Number.NaN
  }

  showAt(step: number | null): void {
    this.#shownStep = step
  }

  mark(step: number): void {
    if (this.#marks.includes(step)) return
    this.#marks = [...this.#marks, step].sort((a, b) => a - b)
  }

  clear(): void {
    this.#stride = 1
    this.#size = 0
    this.#taskCount = 0
    this.#layerCount = 0
    this.#steps = new Float64Array(0)
    this.#columns.clear()
    this.#bests = []
    this.#shownStep = null
    this.#marks = []
  }

  /** A column's value at a step (`index` as in `column`); NaN if that step is not recorded. */
  valueAt(step: number, name: CurveName, index = 0): number {
    return this.column(name, index)[recordAt(this.steps, step)] ?? Number.NaN
  }

  #allocate(taskCount: number, layerCount: number): void {
    this.#taskCount = taskCount
    this.#layerCount = layerCount
    this.#steps = new Float64Array(this.#capacity)
    // Insertion order is the order of a row.
    for (const { name, count } of columnsFor(taskCount, layerCount)) {
      for (let k = 0; k < count; k++) this.#columns.set(`${name}${k}`, new Float64Array(this.#capacity))
    }
  }

  #rowOf(taskCount: number, layerCount: number): Float64Array {
    const width = rowWidth(taskCount, layerCount)
    if (this.#row.length !== width) this.#row = new Float64Array(width)
    return this.#row
  }

  #put(rows: Float64Array, at: number): void {
    const to = this.#size++
    this.#steps[to] = rows[at]
    let from = at + 1
    for (const column of this.#columns.values()) column[to] = rows[from++]
    this.#noteBest(to)
  }

  #noteBest(at: number): void {
    let least = Number.POSITIVE_INFINITY
    for (let task = 0; task < this.#taskCount; task++) least = Math.min(least, this.column('testScores', task)[at])
    if (least > (this.#bests.at(-1)?.metric ?? Number.NEGATIVE_INFINITY)) {
      this.#bests.push({ step: this.#steps[at], metric: least })
    }
  }

  #dropFrom(step: number): void {
    while (this.#size > 0 && this.#steps[this.#size - 1] >= step) this.#size--
    while (this.#bests.length > 0 && this.#bests[this.#bests.length - 1].step >= step) this.#bests.pop()
  }

  /** Drops the records that a run of this length no longer keeps; `step` is the newest. */
  #makeRoomFor(step: number): void {
    if (this.#size > 0 && !isRecorded(this.#newest)) this.#dropFrom(this.#newest)
    const stride = strideAt(step, roomOf(this.#capacity))
    if (stride !== this.#stride) this.#thin((kept) => isKept(kept, step, this.#capacity))
    else if (this.#size > 0 && !isKept(this.#newest, step, this.#capacity)) this.#size--
    this.#stride = stride
  }

  get #newest(): number {
    return this.#steps[this.#size - 1]
  }

  #thin(stays: (step: number) => boolean): void {
    let kept = 0
    for (let from = 0; from < this.#size; from++) {
      if (!stays(this.#steps[from])) continue
      this.#steps[kept] = this.#steps[from]
      for (const column of this.#columns.values()) column[kept] = column[from]
      kept++
    }
    this.#size = kept
  }
}

/** Tables that were kept before tasks chose their metrics have metrics only, which were the scores. */
const formerly = (key: string): string => key.replace('testScores', 'testMetrics')

const EMPTY = new Float64Array(0)
