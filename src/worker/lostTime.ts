/** Milliseconds of training in which one rate is measured: some updates, so that a read that waits for several counts for all. */
const WINDOW = 30
/** Rates that are remembered; a rate of long ago says little of the records and sizes of now. */
const MOST = 60
/** With fewer there is no telling a quick moment from a lucky one. */
const LEAST = 5
/** Which of them, from the quickest on, is taken for undisturbed. */
const QUICK = 0.25

/**
 * How much of the time in which training ran went to others. The painting of a page shares processor and graphics
 * device with training, in processes that nobody may look into; but updates that are alike take alike long, so
 * what they take beyond their quicker moments is lost.
 */
export class LostTime {
  private readonly rates: number[] = []
  private milliseconds = 0
  private updates = 0

  /** Training ran for so long and did so many updates. */
  note(milliseconds: number, updates: number): void {
    this.milliseconds += milliseconds
    this.updates += updates
    if (this.milliseconds < WINDOW || this.updates === 0) return
    this.rates.push(this.milliseconds / this.updates)
    if (this.rates.length > MOST) this.rates.shift()
    this.milliseconds = 0
    this.updates = 0
  }

  /** Milliseconds lost while training ran for so long and did so many updates; 0 while too little is known. */
  of(milliseconds: number, updates: number): number {
    if (this.rates.length < LEAST) return 0
    const sorted = this.rates.toSorted((a, b) => a - b)
    const undisturbed = sorted[Math.floor(QUICK * sorted.length)]
    return Math.max(0, milliseconds - updates * undisturbed)
  }

  /** Another training: its updates take another time. */
  clear(): void {
    this.rates.length = 0
    this.milliseconds = 0
    this.updates = 0
  }
}
