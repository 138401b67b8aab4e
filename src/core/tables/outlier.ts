/** A number of a column that lies so far from the others that it is more likely a mistake than a value. */

/** A different number of a column, and how many rows have it. */
interface Counted {
  readonly value: number
  readonly count: number
}

/** Farther than this many times the distance between the quartiles from the nearer of them is far outside. */
const FAR = 20
/** If a larger share of the rows is so far outside, the column is skewed, and none of them stands out. */
const MOST = 0.01

/**
 * The number that is farthest outside, and how many rows are as far outside as `FAR` says; null if none is, if many are,
 * or if half of the rows have the same number. The numbers are finite, in any order.
 */
export function outlierOf<T extends Counted>(
  numbers: readonly T[],
): { readonly farthest: T; readonly rows: number } | null {
  const rowsOf = (some: readonly T[]) => some.reduce((sum, { count }) => sum + count, 0)
  const total = rowsOf(numbers)
  // Typed arrays are sorted several times as fast, and a file may have some million cells.
  const sorted = new Float64Array(total)
  let at = 0
  for (const { value, count } of numbers) {
    sorted.fill(value, at, at + count)
    at += count
  }
  sorted.sort()
  const [low, high] = [sorted[Math.floor(total / 4)], sorted[Math.floor((3 * total) / 4)]]
  const bound = FAR * (high - low)
  if (!(bound > 0)) return null
  const outside = ({ value }: Counted) => Math.max(low - value, value - high)
  const far = numbers.filter((number) => outside(number) > bound)
  const rows = rowsOf(far)
  if (rows === 0 || rows > Math.max(1, MOST * total)) return null
  return { farthest: far.reduce((best, number) => (outside(number) > outside(best) ? number : best)), rows }
}
