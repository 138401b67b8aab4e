/** What the lengths of the task gradients say: ‖g_t‖ [T], loss / parameter. */

/** Below this share of the largest ‖g‖² a gradient counts as zero. */
export const ZERO_SHARE = 1e-30

/** Whether a gradient is zero beside the longest one, from their squared lengths; false for NaN. */
export const isVanished = (square: number, largest: number): boolean => square <= ZERO_SHARE * largest

/**
 * log₁₀ of the longest by the shortest gradient in a record. Ratios are averaged as such, so that one step with a
 * gradient near zero does not stand for all. NaN where a gradient is zero or none is known. `norms` [T]: each task's
 * lengths by record, as a history has them.
 */
export function logRatio(norms: readonly ArrayLike<number>[], record: number): number {
  let least = Number.POSITIVE_INFINITY
  let most = 0
  for (const norm of norms) {
    if (!Number.isFinite(norm[record])) continue
    least = Math.min(least, norm[record])
    most = Math.max(most, norm[record])
  }
  return least > 0 && most > 0 ? Math.log10(most / least) : Number.NaN
}
