/**
 * When has a curve gone flat? When the mean of the last `WINDOW` recorded total losses is not at least
 * 1 % below the mean of the `WINDOW` before. Plain data in, plain data out, so that it fits a snapshot.
 */
export type Flatness = readonly number[]

const WINDOW = 30
const DROP = 0.01

export const addTotal = (seen: Flatness, total: number): Flatness => [...seen, total].slice(-2 * WINDOW)

export function isFlat(seen: Flatness): boolean {
  if (seen.length < 2 * WINDOW) return false
  const mean = (part: Flatness) => part.reduce((sum, x) => sum + x, 0) / part.length
  const before = mean(seen.slice(0, WINDOW))
  return !(mean(seen.slice(WINDOW)) < before - DROP * Math.abs(before))
}
