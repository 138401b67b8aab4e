/**
 * What differs between the engines that compute on the processor: their arrays, and every loop over numbers. The
 * structure around the loops (which layer follows which, what a step keeps, when a memory changes) is in this folder and
 * is the same for all of them.
 *
 * `V` is a list of numbers of one engine: a Float64Array, or a place in the memory of a WASM program. Only kernels look
 * into it. A matrix [rows, width] may have padding that only its kernels know. B rows, widths n; flat lists are
 * row-major.
 */
import type { Split } from '../../core/problems/define'
import type { Vote } from '../../core/weightings/aggregates'
import type { Aggregate } from '../../core/weightings/define'
import type { ProgramSpec, RunSettings } from '../engine'
import type { Dense, NormLayer } from './layers'

/** The term that PyTorch adds to the norm in `clip_grad_norm_`. */
export const CLIP_GUARD = 1e-6

/** What a layer keeps of its activation; all [B, n]. */
export interface Activated<V> {
  /** z, before the activation. May be the list `activation` if the derivative does not need z. */
  readonly pre: V
  /** a = φ(z), before dropout. */
  readonly activation: V
  /** Factor of dropout, 0 or 1 / (1 − p); null without dropout. */
  readonly keep: V | null
}

/** The draws of dropout for one layer: row b has the lanes from `lane` + b `lanes` on. */
export interface Draws {
  readonly seed: number
  readonly step: number
  readonly lane: number
  readonly lanes: number
  readonly rate: number
}

type NormOptions = NonNullable<ProgramSpec['batchNorm']>

/** The rows of a split as an engine reads them. A `from` of null means all rows in order, else rows of the batch. */
export interface Samples<V> {
  /** The rows of a batch, [R, B]. The same array has the same rows. */
  choose(rows: Int32Array): void
  /** Fills `to` [count, inputWidth]. */
  inputs(from: number | null, count: number, to: V): void
  /**
   * Sum of a task's losses over the labelled rows. Writes ∂(sum · scale)/∂output into `derivative` [count, outputs],
   * and 0 for rows without a label.
   */
  losses(
    task: number,
    options: readonly number[],
    output: V,
    from: number | null,
    count: number,
    derivative: V | null,
    scale: number,
  ): number
  /** `Evaluation.scores` of a task over all rows. */
  scores(task: number, options: readonly number[], output: V): number
}

export interface Kernels<V> {
  /** False if `pre` and `activation` of a layer may be the same list. */
  readonly keepsInput: boolean
  /** Zeros. */
  vector(length: number): V
  matrix(rows: number, width: number): V
  /** Gives back a list that nobody uses any more. */
  release(list: V): void
  /** Gives back everything. */
  dispose(): void
  /** A copy of all numbers of a vector. */
  read(vector: V): Float64Array
  write(vector: V, values: Float64Array): void
  clear(list: V): void
  fillMatrix(to: V, rows: number, width: number, values: ArrayLike<number>): void
  /** The numbers of a matrix without padding. */
  matrixValues(matrix: V, rows: number, width: number): Float32Array
  samples(split: Split): Samples<V>

  /** y = x W + b for `rows` rows. `p` is the run's row of parameters, here and below. */
  affine(p: V, layer: Dense, x: V, y: V, rows: number): void
  /** a = φ(z). */
  activate(to: Activated<V>, rows: number, width: number): void
  /** a = φ(x W + b). */
  dense(p: V, layer: Dense, x: V, to: Activated<V>, rows: number): void
  /** g += factor · (∂W, ∂b) from cotangents e [rows, outputs]. */
  affineGradient(g: V, layer: Dense, x: V, e: V, rows: number, factor: number): void
  /** d += factor · e Wᵀ. */
  addAffineBack(p: V, layer: Dense, e: V, d: V, rows: number, factor: number): void
  /** d = e Wᵀ ⊙ keep ⊙ φ′: from cotangents of a layer to those of z of the layer below it. */
  affineBack(p: V, layer: Dense, e: V, d: V, below: Activated<V>, rows: number): void
  /** d = e ⊙ keep ⊙ φ′. */
  activateBack(e: V, d: V, of: Activated<V>, rows: number, width: number): void

  /** to = ζ(own, given) of `core/losses/product.ts`. All are [rows, 1], here and below. */
  product(own: V, given: V, to: V, rows: number): void
  /** From e = ∂l/∂ζ: ofGiven = e ∂ζ/∂given, and e = e ∂ζ/∂own in place. */
  productBack(own: V, given: V, e: V, ofGiven: V, rows: number): void

  /** Turns z into γ x̂ + β in place, and keeps x̂ and 1/σ. Moves `statistics` unless it is null. */
  normaliseBatch(
    p: V,
    layer: NormLayer,
    z: V,
    normalised: V,
    inverseDeviation: V,
    rows: number,
    options: NormOptions,
    statistics: V | null,
  ): void
  normaliseRunning(p: V, layer: NormLayer, z: V, rows: number, epsilon: number, statistics: V): void
  /** Turns e from cotangents of y into those of z, in place. Adds the gradients of γ and β to `g`. */
  normaliseBack(p: V, g: V, layer: NormLayer, normalised: V, inverseDeviation: V, e: V, rows: number): void
  /** Fills `keep` and output = a ⊙ keep; without draws every unit is kept. */
  drop(from: Activated<V>, output: V, rows: number, width: number, draws: Draws | null): void

  /** Σ a b over [from, to), or over everything. */
  innerProduct(a: V, b: V, from?: number, to?: number): number
  /** to += weight · a, as far as `a` goes. */
  addScaled(to: V, a: V, weight: number): void
  /** Of `core/weightings/aggregates.ts`, as are the following ones. */
  track(aggregate: Aggregate & { kind: 'tracked' }, loss: number, g: V, y: V, to: V): void
  accumulateSquares(g: V, squares: V, to: V): number
  /** Fills the first numbers of `to`. */
  signVote(gradients: readonly V[], vote: Vote, to: V): void
  representationVote(cotangents: readonly V[], z: V, width: number, vote: Vote, to: V): void

  /** Clips by value, then by the joint norm of trunk and heads: factor min(1, bound / (norm + 1e-6)). */
  clip(g: V, settings: RunSettings): void
  /** Adds L1 and L2 to the gradient and runs the optimizer. `p` and `slots` are rows of the run. */
  update(p: V, g: V, slots: readonly V[], settings: RunSettings): void
}
