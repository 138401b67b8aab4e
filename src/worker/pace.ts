/** Below this many steps a second a person watches each step. */
const SLOW = 30

/** A cap on steps a second, kept as a credit of steps that grows with time. */
export class Pace {
  private stepsPerSecond = 0
  private credit = 1
  private since = 0

  /** 0 = no cap. */
  set(stepsPerSecond: number, now: number): void {
    this.stepsPerSecond = stepsPerSecond
    this.restart(now)
  }

  get isSlow(): boolean {
    return this.stepsPerSecond > 0 && this.stepsPerSecond < SLOW
  }

  /** Allows the first step immediately. Paused time adds no credit. */
  restart(now: number): void {
    this.credit = 1
    this.since = now
  }

  /** Milliseconds until the next step is allowed; 0 = now. */
  wait(now: number): number {
    if (this.stepsPerSecond <= 0) return 0
    this.earn(now)
    return this.credit >= 1 ? 0 : ((1 - this.credit) / this.stepsPerSecond) * 1000
  }

  spend(): void {
    if (this.stepsPerSecond > 0) this.credit--
  }

  private earn(now: number): void {
    // At most a quarter of a second is caught up, so that no burst follows a delay.
    const most = Math.max(1, this.stepsPerSecond / 4)
    this.credit = Math.min(most, this.credit + ((now - this.since) / 1000) * this.stepsPerSecond)
    this.since = now
  }
}

/** Steps a second over about the last second, in wall-clock time. */
export class Speed {
  private seen: { readonly time: number; readonly step: number }[] = []

  clear(): void {
    this.seen = []
  }

  note(time: number, step: number): void {
    const last = this.seen[this.seen.length - 1]
    if (last && step < last.step) this.clear()
    this.seen.push({ time, step })
    while (this.seen.length > 2 && this.seen[1].time < time - WINDOW) this.seen.shift()
  }

  /** 0 until two times are noted. */
  get rate(): number {
    const first = this.seen[0]
    const last = this.seen[this.seen.length - 1]
    return first && last.time > first.time ? (1000 * (last.step - first.step)) / (last.time - first.time) : 0
  }
}

const WINDOW = 1000
