/** The curves of a run, in typed arrays outside the stores; `runStore.historyVersion` says when they grew. */
import { type ColumnName, columnsFor, type Measured, packRow, rowWidth } from '../core/measures/columns'
import { isKept, isRecorded, MOST_RECORDS, roomOf, strideAt } from '../core/measures/recorded'
import { recordAt } from '../core/measures/records'

const FEWEST_RECORDS = 32

/** A step at which every task's metric was better than at any before, as the least of them says. */
interface Best {
  readonly step: number
  readonly metric: number
}

/**
 * Records of one run in the order of their steps, at most `capacity` of them: the beginning and behind it
 * multiples of a stride that doubles with the length of the run (`core/measures/recorded.ts`), and always
 * the newest. Which records are kept is a function of the steps alone, so equal runs have equal histories
 * whatever the speed.
 */
export class History {
  #taskCount = 0
  #layerCount = 0
  #stride = 1
  #size = 0
  #steps = new Float64Array(0)
  #columns = new Map<string, Float64Array>()
  /** Ascending in both; what is thinned out stays here. */
  #bests: Best[] = []
  #marks: number[] = []
  #present: number | null = null
  #row: Float64Array = new Float64Array(0)

  readonly #capacity: number

  /** Room for the beginning and a few more records there is in any case. */
  constructor(capacity = MOST_RECORDS) {
    this.#capacity = Math.max(capacity, FEWEST_RECORDS)
  }

  get length(): number {
    return this.#size
  }
  /** Bytes of all its columns, whether there are records in them or not yet. */
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
  /** The step that the page shows, where the run has gone back to one; null = the last. */
  get present(): number | null {
    return this.#present
  }
  /** Steps at which something was changed, ascending, each once. */
  get marks(): readonly number[] {
    return this.#marks
  }

  /**
   * Values of a column, as long as `steps`; empty for one that there is not. `index` counts within the
   * name as `columnsFor` says: of `cosines` it is `pairIndex(i, j, T)`.
   */
  column(name: ColumnName, index = 0): Float64Array {
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
   * A row as `packRow` wrote it, from `at` on. It takes the place of a record of the same step, and of a last
   * one that is there only because the run had ended there.
   */
  appendRow(rows: Float64Array, at: number, taskCount: number, layerCount: number): void {
    if (this.#columns.size === 0) this.#allocate(taskCount, layerCount)
    const step = rows[at]
    this.#dropFrom(step)
    this.#makeRoomFor(step)
    this.#put(rows, at)
  }

  /** All columns by name and place, such as `testLosses1`, in the order of a row. Views: valid until the next `append`. */
  get table(): ReadonlyMap<string, Float64Array> {
    return new Map([...this.#columns].map(([key, column]) => [key, column.subarray(0, this.#size)]))
  }

  /**
   * Takes the records of a table that was kept, whatever their steps; a column that is missing there is NaN.
   * Of more than fit every second goes, or every fourth, and so on.
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
        row[k + 1] = table[key]?.[at] ?? Number.NaN
      })
      this.#put(row, 0)
    }
  }

  /** Forgets everything from `step` on: a change was made there, and what came after it no longer holds. */
  truncate(step: number): void {
    this.#dropFrom(step)
    this.#marks = this.#marks.filter((mark) => mark <= step)
  }

  /** Gives another history the records in front of `step`. */
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

  /** All of it in arrays of its own. */
  copy(): History {
    const other = new History(this.#capacity)
    other.take(this)
    return other
  }

  /** Becomes what the other history is, and goes on from there; the other one stays as it is. */
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
    this.#present = other.#present
    this.#bests = [...other.#bests]
  }

  /** The first recorded step at which every task's metric was at `metric` or above; NaN where it never was. */
  stepToReach(metric: number): number {
    return this.#bests.find((best) => best.metric >= metric)?.step ?? Number.NaN
  }

  showAt(step: number | null): void {
    this.#present = step
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
    this.#present = null
    this.#marks = []
  }

  /** A column's value at a step (`index` within it as in `columnsFor`); NaN where that step is not recorded. */
  valueAt(step: number, name: ColumnName, index = 0): number {
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
    for (let task = 0; task < this.#taskCount; task++) least = Math.min(least, this.column('testMetrics', task)[at])
    if (least > (this.#bests.at(-1)?.metric ?? Number.NEGATIVE_INFINITY)) {
      this.#bests.push({ step: this.#steps[at], metric: least })
    }
  }

  #dropFrom(step: number): void {
    while (this.#size > 0 && this.#steps[this.#size - 1] >= step) this.#size--
    while (this.#bests.length > 0 && this.#bests[this.#bests.length - 1].step >= step) this.#bests.pop()
  }

  /** Drops the records that the run has grown too long for, `step` being the newest. */
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

const EMPTY = new Float64Array(0)
