/**
 * Milliseconds of training in which one rate is measured. It holds several updates, because one read may wait for all
 * of them.
 */
const WINDOW = 30
/** Rates that are remembered; older ones say little about the current step. */
const MOST = 60
/** With fewer rates than this, the quickest ones may be chance. */
const LEAST = 5
/** The quantile, from the quickest on, that counts as undisturbed. */
const QUICK = 0.25

/**
 * Estimates how much training time was lost to other work. The browser paints a page in processes that cannot be
 * observed, on the same processor and graphics device. But similar updates take similar time, so the time beyond that
 * of the quicker ones is lost.
 */
export class LostTime {
  private readonly rates: number[] = []
  private milliseconds = 0
  private updates = 0

  /** Training ran for `milliseconds` and did `updates`. */
  note(milliseconds: number, updates: number): void {
    this.milliseconds += milliseconds
    this.updates += updates
    if (this.milliseconds < WINDOW || this.updates === 0) return
    this.rates.push(this.milliseconds / this.updates)
    if (this.rates.length > MOST) this.rates.shift()
    this.milliseconds = 0
    this.updates = 0
  }

  /** Milliseconds lost while training ran for `milliseconds` and did `updates`; 0 while too few rates are known. */
  of(milliseconds: number, updates: number): number {
    if (this.rates.length < LEAST) return 0
    const sorted = this.rates.toSorted((a, b) => a - b)
    const undisturbed = sorted[Math.floor(QUICK * sorted.length)]
    return Math.max(0, milliseconds - updates * undisturbed)
  }

  /** Another training, whose updates take another time. */
  clear(): void {
    this.rates.length = 0
    this.milliseconds = 0
    this.updates = 0
  }
}
