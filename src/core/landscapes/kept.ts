/**
 * The steps of a path that are kept: 0 to 512, then every second step to 1,024, every fourth to 2,048, and so on, 256
 * for each doubling. The last entry is always the path's current step, whether it is one of those or not.
 */

const FINE = 512

/** Steps between kept ones at this step, from those at the step before (1 at step 0): without a logarithm each time. */
export const spacingAfter = (step: number, spacing: number): number => (step >= FINE * spacing ? 2 * spacing : spacing)

/** Number of entries of a path of so many steps, with its last step. */
export function keptCount(steps: number): number {
  if (steps < FINE) return steps + 2
  const doublings = Math.floor(Math.log2(steps / FINE))
  return FINE + 256 * (doublings + 1) + 2
}

/** What is kept of a path; only the first `count` entries are filled. */
export interface Kept {
  readonly count: number
  readonly steps: Uint32Array
  /** (x1, x2) of each entry, one after the other, as in all arrays below. */
  readonly positions: Float64Array
  /** (s1 f1, s2 f2). */
  readonly losses: Float64Array
  /** (α1, α2), decided at this position. */
  readonly weights: Float64Array
  /** d = Σ α_i s_i ∇f_i after clipping: the gradient that the optimizer gets at this position. */
  readonly directions: Float64Array
}

/** Index of the last entry at or before a step. */
export function keptAt({ steps, count }: Pick<Kept, 'steps' | 'count'>, step: number): number {
  let low = 0
  let high = count - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (steps[middle] <= step) low = middle
    else high = middle - 1
  }
  return low
}
