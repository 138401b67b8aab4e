/**
 * Lengths of the task gradients and of their combination, from the Gramian M = G Gᵀ ([T, T], flat).
 *
 *     ‖g_t‖ = √M_tt,   ‖d‖ = √(αᵀ M α)
 *
 * ‖g_t‖ [T] and ‖d‖: loss / parameter. α: `weights` [T], no unit.
 */
import { total } from '../numerics/dense'
import { ZERO_SHARE } from '../weightings/gramian'
import { descentsOf } from './direction'

/** Lengths of the task gradients, √M_tt; with `layers` Gramians one after the other, [L · T] at layer · T + task. */
export const lengthsOf = (gramians: Float64Array, T: number, layers = 1): Float64Array =>
  Float64Array.from({ length: layers * T }, (_, k) =>
    Math.sqrt(Math.max(gramians[Math.floor(k / T) * T * T + (k % T) * (T + 1)], 0)),
  )

/** ‖d‖; NaN where no task takes part. */
export function lengthOf(gramian: Float64Array, weights: ArrayLike<number>, T: number): number {
  const parts = Array.from(descentsOf(gramian, weights, T), (descent, t) => weights[t] * descent)
  const known = parts.filter((part) => !Number.isNaN(part))
  return known.length > 0 ? Math.sqrt(Math.max(total(known), 0)) : Number.NaN
}

/** Whether a gradient counts as zero next to the longest one, given both squared lengths; false for NaN. */
export const isVanished = (square: number, largest: number): boolean => square <= ZERO_SHARE * largest

/**
 * log₁₀(longest / shortest gradient) in a record. Averages are taken of the logarithm, so that one step with a gradient
 * near zero does not dominate them. NaN where a gradient is zero or none is known. `norms` [T]: each task's lengths by
 * record, as a history has them.
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
