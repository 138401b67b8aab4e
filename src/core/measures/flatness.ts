/**
 * Whether the total training loss has stopped falling: the one rule that stops a run ("stop when flat") and lets the
 * page say so.
 *
 *     flat   ⇔   r̄ ≥ b̄ − 1 % · |b̄|
 *
 * b̄, r̄: means of the last two stretches of 30 values, the earlier and the later one; in the unit of the loss. A total
 * that rises is flat too.
 */

/** Values in each of the two stretches. */
const WINDOW = 30
const DROP = 0.01

/** The last totals of a run, at most two stretches. Plain data, so that a snapshot can hold it. */
export type Totals = readonly number[]

/** Whether the total of a step counts. Depends on the step alone, so that equal runs stop at equal steps. */
export const countsForFlatness = (step: number): boolean => step % 10 === 0

export const withTotal = (seen: Totals, total: number): Totals => [...seen, total].slice(-2 * WINDOW)

export function isFlat(totals: Totals): boolean {
  if (totals.length < 2 * WINDOW) return false
  const mean = (part: Totals) => part.reduce((sum, x) => sum + x, 0) / part.length
  const before = mean(totals.slice(-2 * WINDOW, -WINDOW))
  return !(mean(totals.slice(-WINDOW)) < before - DROP * Math.abs(before))
}

/**
 * The totals that the run itself remembers at step `upTo`, read from its history. From step 4000 on a history keeps
 * fewer records, so the two stretches cover more steps there.
 */
export function recordedTotals(steps: ArrayLike<number>, totals: ArrayLike<number>, upTo: number): Totals {
  const counted: number[] = []
  for (let i = steps.length - 1; i >= 0 && counted.length < 2 * WINDOW; i--) {
    if (steps[i] <= upTo && countsForFlatness(steps[i]) && Number.isFinite(totals[i])) counted.push(totals[i])
  }
  return counted.reverse()
}
