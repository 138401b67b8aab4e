/** The aggregates of `define.ts` over the task gradients of one run, in plain loops. */
import { PURPOSE, words } from '../numerics/random'
import type { Aggregate } from './define'

const GUARD = 1e-8
export const SQUARES_GUARD = 1e-7

/** s_t of the aggregate `tracked`. `squares` returns |g_t|². */
export function trackedScale(
  scale: 'one' | 'lossOverNorm' | 'inverseLoss',
  loss: number,
  squares: () => number,
): number {
  if (scale === 'one') return 1
  if (scale === 'inverseLoss') return 1 / (loss + GUARD)
  return loss / (Math.sqrt(squares()) + GUARD)
}

function squaresOf(g: Float64Array): number {
  let squares = 0
  for (let k = 0; k < g.length; k++) squares += g[k] * g[k]
  return squares
}

/** y ← keep · y + take · s · g, written into `to`. y stays the same if the task has no loss in this batch. */
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
  const factor = take * trackedScale(scale, loss, () => squaresOf(g))
  for (let k = 0; k < g.length; k++) to[k] = keep * y[k] + (factor === 0 ? 0 : factor * g[k])
}

/** S ← S + g², written into `to`. Returns Σ g² / √(S + 1e-7). */
export function accumulateSquares(g: Float64Array, s: Float64Array, to: Float64Array): number {
  let sum = 0
  for (let k = 0; k < g.length; k++) {
    const square = g[k] * g[k]
    to[k] = s[k] + square
    sum += square / Math.sqrt(to[k] + SQUARES_GUARD)
  }
  return sum
}

/** Weights and draws of a vote. Draw u of element k: word k mod 4 of (seed, signVote, step, ⌊k / 4⌋), 24 bits. */
export interface Vote {
  /** α [T]. A task of weight 0 does not vote. */
  readonly weights: readonly number[]
  readonly leak: readonly number[]
  readonly seed: number
  readonly step: number
}

/**
 * α_t times the share that passes of element k of each task, given the votes v = α g. With P = ½ (1 + Σ v / Σ |v|), all
 * of v passes if (P > u and v > 0) or (P < u and v < 0); otherwise its leak passes. If all votes are 0, the leaks pass.
 */
function passing(votes: readonly number[], k: number, { weights, leak, seed, step }: Vote): number[] {
  const size = votes.reduce((total, v) => total + Math.abs(v), 0)
  if (!(size > 0)) return votes.map((_, t) => weights[t] * (leak[t] ?? 0))
  const positive = 0.5 * (1 + votes.reduce((total, v) => total + v, 0) / size)
  const draw = (words(seed, PURPOSE.signVote, step, k >> 2)[k & 3] >>> 8) / 16777216
  return votes.map((v, t) => {
    const kept = (positive > draw && v > 0) || (positive < draw && v < 0) ? 1 : 0
    const share = leak[t] ?? 0
    return weights[t] * (share + (1 - share) * kept)
  })
}

/** A product in which weight 0 gives 0, even if the value is infinite. */
const weighted = (weight: number, value: number) => (weight === 0 ? 0 : weight * value)

/** GradDrop's direction over the task gradients [T][P], written into `to`. */
export function signVote(gradients: readonly Float64Array[], vote: Vote, to: Float64Array): void {
  for (let k = 0; k < to.length; k++) {
    const votes = gradients.map((g, t) => weighted(vote.weights[t], g[k]))
    const factors = passing(votes, k, vote)
    to[k] = gradients.reduce((sum, g, t) => sum + weighted(factors[t], g[k]), 0)
  }
}

/**
 * GradDrop at the representation z [B, H], as in the paper and LibMTL. The tasks' votes on unit j are
 * Σ_b sign(z_bj) ∂l_t/∂z_bj, and the result holds for all rows. Writes the cotangent of z into `to` [B, H].
 */
export function representationVote(
  cotangents: readonly Float64Array[],
  z: Float64Array,
  width: number,
  vote: Vote,
  to: Float64Array,
): void {
  for (let j = 0; j < width; j++) {
    const votes = cotangents.map((c, t) => {
      let sum = 0
      for (let at = j; at < to.length; at += width) sum += Math.sign(z[at]) * c[at]
      return weighted(vote.weights[t], sum)
    })
    const factors = passing(votes, j, vote)
    for (let at = j; at < to.length; at += width) {
      to[at] = cotangents.reduce((sum, c, t) => sum + weighted(factors[t], c[at]), 0)
    }
  }
}
