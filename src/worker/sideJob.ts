/** Work beside the training that may take only a share of the time: after each run it rests. */
export class SideJob {
  private restUntil = Number.NEGATIVE_INFINITY

  /** Rests `rest` times as long as the work took; 4 leaves four fifths of the time to other work. */
  constructor(private readonly rest: number) {}

  isDue(now: number): boolean {
    return now >= this.restUntil
  }

  run<Result>(now: () => number, work: () => Result): Result {
    const start = now()
    const result = work()
    const end = now()
    this.restUntil = end + this.rest * (end - start)
    return result
  }

  clear(): void {
    this.restUntil = Number.NEGATIVE_INFINITY
  }
}
