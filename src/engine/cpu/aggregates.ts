/** Device-side aggregates of `core/weightings/define.ts` over one run's task gradients, in plain loops. */
import { PURPOSE, words } from '../../core/numerics/random'
import type { Aggregate } from '../../core/weightings/define'

const GUARD = 1e-8
const SQUARES_GUARD = 1e-7

/** s_t of the aggregate `tracked`. */
export function trackedScale(scale: 'one' | 'lossOverNorm' | 'inverseLoss', loss: number, g: Float64Array): number {
  if (scale === 'one') return 1
  if (scale === 'inverseLoss') return 1 / (loss + GUARD)
  let squares = 0
  for (let k = 0; k < g.length; k++) squares += g[k] * g[k]
  return loss / (Math.sqrt(squares) + GUARD)
}

/** y ← keep · y + take · s · g, into `to`; y stays where the task has no loss in this batch. */
export function track(
  { keep, take, scale }: Aggregate & { kind: 'tracked' },
  loss: number,
  g: Float64Array,
  y: Float64Array,
  to: Float64Array,
): void {
  if (Number.isNaN(loss)) {
    to.set(y)
    return
  }
  const factor = take * trackedScale(scale, loss, g)
  for (let k = 0; k < g.length; k++) to[k] = keep * y[k] + (factor === 0 ? 0 : factor * g[k])
}

/** S ← S + g², into `to`; answers Σ g² / √(S + 1e-7). */
export function accumulateSquares(g: Float64Array, s: Float64Array, to: Float64Array): number {
  let sum = 0
  for (let k = 0; k < g.length; k++) {
    const square = g[k] * g[k]
    to[k] = s[k] + square
    sum += square / Math.sqrt(to[k] + SQUARES_GUARD)
  }
  return sum
}

/**
 * GradDrop's direction into `to`: P = ½ (1 + Σ g / Σ |g|); keep g where (P > u and g > 0) or (P < u and
 * g < 0). u of parameter k is word k mod 4 of (seed, signVote, step, ⌊k / 4⌋), 24 bits.
 */
export function signVote(
  gradients: readonly Float64Array[],
  leak: readonly number[],
  seed: number,
  step: number,
  to: Float64Array,
): void {
  for (let k = 0; k < to.length; k++) {
    let sum = 0
    let size = 0
    for (const g of gradients) {
      sum += g[k]
      size += Math.abs(g[k])
    }
    to[k] = 0
    if (!(size > 0)) continue
    const positive = 0.5 * (1 + sum / size)
    const draw = (words(seed, PURPOSE.signVote, step, k >> 2)[k & 3] >>> 8) / 16777216
    gradients.forEach((g, t) => {
      const kept = (positive > draw && g[k] > 0) || (positive < draw && g[k] < 0) ? 1 : 0
      const share = leak[t] ?? 0
      to[k] += (share + (1 - share) * kept) * g[k]
    })
  }
}
