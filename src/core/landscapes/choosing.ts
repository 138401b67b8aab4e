/** What a path asks at each step, and how weights become the gradient that the optimizer gets. */
import type { Pair } from './define'

export interface Settings {
  /** The sliders, [2]. */
  readonly weights: Pair
  readonly learningRate: number
  readonly clipNorm: number
}

/** `values` as `Landscape.evaluate` writes them, with the scales. */
export interface Choosing {
  /** α [2] of the last choice. */
  readonly weights: Float64Array
  /** d [2], clipped: what the optimizer gets. */
  readonly direction: Float64Array
  /** Decides at step `step` (0 at the start). */
  choose(step: number, values: Float64Array): void
  /** Tells the method what its step did to the losses: l1 and l2 were before it, `values` are after it. */
  settle(l1: number, l2: number, values: Float64Array): void
}

/** d = α_1 v_1 + α_2 v_2, written into `to`. A weight of 0 leaves its vector out, even if that is infinite. */
export function mix(
  weights: ArrayLike<number>,
  v11: number,
  v12: number,
  v21: number,
  v22: number,
  to: Float64Array,
): void {
  const a1 = weights[0]
  const a2 = weights[1]
  to[0] = (a1 === 0 ? 0 : a1 * v11) + (a2 === 0 ? 0 : a2 * v21)
  to[1] = (a1 === 0 ? 0 : a1 * v12) + (a2 === 0 ? 0 : a2 * v22)
}

/** The term that PyTorch adds to the norm in `clip_grad_norm_`, as in training. */
const CLIP_GUARD = 1e-6

/** d ← d · min(1, clipNorm / (‖d‖ + 1e-6)); 0 clips nothing. */
export function clip(direction: Float64Array, clipNorm: number): void {
  if (!(clipNorm > 0)) return
  const d1 = direction[0]
  const d2 = direction[1]
  const factor = Math.min(1, clipNorm / (Math.sqrt(d1 * d1 + d2 * d2) + CLIP_GUARD))
  direction[0] *= factor
  direction[1] *= factor
}
