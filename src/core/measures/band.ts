/** The mean of several runs over the steps, and the band of one standard deviation around it. */

export interface Band {
  /** NaN where no run has a value. */
  readonly mean: Float64Array
  /** Mean ± one sample standard deviation (n − 1); equal to the mean for one run. */
  readonly low: Float64Array
  readonly high: Float64Array
}

/**
 * The band over `columns` of up to `length` values each, all in one unit. Values that are not finite do not count. One
 * pass (Welford 1962).
 */
export function bandOver(columns: readonly ArrayLike<number>[], length: number): Band {
  const [mean, low, high] = [0, 1, 2].map(() => new Float64Array(length))
  for (let at = 0; at < length; at++) {
    let count = 0
    let average = 0
    let squares = 0
    for (const column of columns) {
      const value = column[at]
      if (value === undefined || !Number.isFinite(value)) continue
      count++
      const before = value - average
      average += before / count
      squares += before * (value - average)
    }
    const deviation = count > 1 ? Math.sqrt(squares / (count - 1)) : 0
    mean[at] = count > 0 ? average : Number.NaN
    low[at] = mean[at] - deviation
    high[at] = mean[at] + deviation
  }
  return { mean, low, high }
}
