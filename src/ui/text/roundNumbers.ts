/** Numbers that are easy to read: a small factor times a power of ten. Pure. */

/** Factors of the numbers at the ends of most axes and sliders. */
export const ONE_TWO_FIVE = [1, 2, 5] as const

/** Two numbers closer than this, relative to their size, count as equal. */
const CLOSE = 1e-9

/**
 * The nearest number of the form factor · 10ᵏ at or above `value`, or at or below it.
 *
 * @param value above 0 and finite
 * @param factors from 1 (included) up to below 10, ascending
 */
export function nextRound(value: number, factors: readonly number[], towards: 'up' | 'down'): number {
  const power = 10 ** Math.floor(Math.log10(value))
  const candidates = [...factors, 10].map((factor) => Number((factor * power).toPrecision(12)))
  return towards === 'up'
    ? (candidates.find((each) => each >= value * (1 - CLOSE)) ?? candidates[candidates.length - 1])
    : (candidates.findLast((each) => each <= value * (1 + CLOSE)) ?? candidates[0])
}
