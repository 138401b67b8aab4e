/** Records that wait for a frame to the page. The page gets each record once, even where steps are trained again. */
import { isKept, strideAt } from '../core/measures/recorded'
import type { StepRecord } from '../engine/trainer.types'

export interface RunRecord {
  readonly run: number
  readonly record: StepRecord
}

export class PendingRecords {
  private waiting: RunRecord[] = []
  private given = -1
  /** The step whose record has no update because a run ended there; −1 where training has gone on. */
  private endRecorded = -1

  /** `made`: the update of the step was made; false for the record of a run's end. */
  add(run: number, record: StepRecord, made: boolean): void {
    const { step } = record
    // A run that continues after its end makes the update that its last record lacked.
    if (step <= this.given && !(made && step === this.endRecorded)) return
    this.endRecorded = made ? -1 : step
    this.thin(step)
    this.waiting.push({ run, record })
  }

  /** All that wait, in order; they count as given. */
  take(): RunRecord[] {
    const records = this.waiting
    this.waiting = []
    if (records.length > 0) this.given = records[records.length - 1].record.step
    return records
  }

  /** The page has all records up to this step; −1 for none. */
  get givenTo(): number {
    return this.given
  }

  get count(): number {
    return this.waiting.length
  }

  /** Whether the first run's record of that step waits. */
  has(step: number): boolean {
    return this.waiting.some(({ run, record }) => run === 0 && record.step === step)
  }

  /** The page has the records up to `step` from an earlier load; nothing else waits. */
  startAfter(step: number): void {
    this.given = step
    this.waiting = []
  }

  /** Training starts behind `step`: records up to it will not be asked for. */
  skipTo(step: number): void {
    this.given = Math.max(this.given, step)
  }

  /** Records from `step` on no longer hold, and the new ones are given again. */
  forgetFrom(step: number): void {
    this.given = Math.min(this.given, step - 1)
    this.dropFrom(step)
  }

  /** Records from `step` on will be made again; those that the page has are not given twice. */
  dropFrom(step: number): void {
    this.waiting = this.waiting.filter(({ record }) => record.step < step)
  }

  /** While the page takes nothing, records that its history would thin out are not kept for it. */
  private thin(step: number): void {
    const last = this.waiting.at(-1)?.record.step ?? step
    if (strideAt(last) === strideAt(step)) return
    this.waiting = this.waiting.filter(({ record }) => isKept(record.step, step))
  }
}
