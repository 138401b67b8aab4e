/**
 * What an engine is. Two implement this (`cpu/`, float64; `webgl/`, float32), a third may follow:
 * nothing may assume that there are two.
 *
 * Symbols: T tasks, R runs, B batch rows, P trunk and head parameters, L trunk layers, H width
 * of the representation. Axis order is task first, then run: [T, R, …]. Flat arrays are
 * row-major in the order given.
 */

import type { TaskKind } from '../core/losses/define'
import type { Split } from '../core/problems/define'
import type { Aggregate } from '../core/weightings/define'
import type { Layout } from './layout'

export type EngineKind = 'webgl' | 'cpu'

/** What is compiled in. Runs with equal specs (but for `runCount`) share a population. */
export interface ProgramSpec {
  readonly inputWidth: number
  /** Widths of the trunk's layers, L of them; the last is H. */
  readonly trunk: readonly number[]
  readonly activation: string
  /** In a layer: linear, batch norm, activation, dropout. */
  readonly batchNorm: { readonly epsilon: number; readonly momentum: number } | null
  readonly dropout: boolean
  /** Hidden widths of every head (same activation, no norm, no dropout); [] = linear. */
  readonly head: readonly number[]
  readonly tasks: readonly {
    readonly kind: TaskKind
    readonly outputs: number
    readonly targetWidth: number
    readonly loss: string
  }[]
  readonly optimizer: string
  readonly batchSize: number
  /** Some run clips its gradient. */
  readonly clips: boolean
  readonly runCount: number
}

/** Live settings of one run for one step. */
export interface RunSettings {
  readonly seed: number
  /** `Optimizer.constants(...)` of this step. */
  readonly optimizerConstants: readonly number[]
  /** Added to the gradient after clipping: l1 · sign θ + l2 · θ, on every trained parameter. */
  readonly l1: number
  readonly l2: number
  /** 0 = off. Value first, then global norm: factor min(1, bound / (norm + 1e-6)). */
  readonly clipValue: number
  readonly clipNorm: number
  readonly dropout: number
  /** Device-side aggregate of this run's weighting in this step. */
  readonly aggregate: Aggregate | null
}

export interface Batch {
  /** Updates done so far; keys dropout and the sign vote. */
  readonly step: number
  /** Training row of each run's batch rows, [R, B]. The same object again may be taken as unchanged. */
  readonly rows: Int32Array
  /** Options of each task's loss, in the order of its descriptors. */
  readonly lossOptions: readonly (readonly number[])[]
  /** One a run. */
  readonly runs: readonly RunSettings[]
}

/** α and h of a step, both [T, R]. */
export interface Weights {
  readonly trunk: Float64Array
  readonly heads: Float64Array
}

export interface Request {
  readonly gramian: boolean
  readonly representationGramian: boolean
}

export interface Observed {
  /** Mean loss over the batch's labelled rows, [T, R]; NaN where the batch has no label of the task. */
  readonly losses: Float64Array
  /** Per trunk layer, [L, R, T, T] (batch-norm parameters with their layer); the sum over L is the Gramian. */
  readonly layerGramians: Float64Array | null
  /** Σ_b ⟨∂l_i/∂z_b, ∂l_j/∂z_b⟩, [R, T, T]. */
  readonly representationGramian: Float64Array | null
  /** Of the aggregate `tracked`, [R, T, T]. */
  readonly trackedGramian: Float64Array | null
  /** Of the aggregate `squares`, [T, R]. */
  readonly squares: Float64Array | null
}

/** On a whole split, dropout off, running statistics. Both [T, R]. */
export interface Evaluation {
  readonly losses: Float64Array
  /**
   * Over labelled rows (and outputs). Regression: Σ (reading of z − y)², where `losses/links.ts` says what z stands for, or
   * the sum of the losses where z is a quantile. Classification: correct rows.
   */
  readonly scores: Float64Array
}

/** Everything an engine needs to go on as if nothing had happened. Runs' rows as `Layout` says. */
export interface EngineSnapshot {
  readonly parameters: Float64Array // [R, layout.parameterCount]
  readonly slots: readonly Float64Array[] // one an optimizer slot, as parameters
  readonly statistics: Float64Array // [R, layout.statisticCount], batch norm's running mean and variance
  /** Memory of device-side aggregates, [T, R, layout.trunkCount]; null while unused. */
  readonly tracked: Float64Array | null
  readonly squares: Float64Array | null
}

export interface Population {
  readonly spec: ProgramSpec
  readonly layout: Layout
  /** Draw calls since it was made (0 on the CPU engine). */
  readonly drawCalls: () => number
  /**
   * True where reading back waits for no device: the trainer then looks at the losses of every step. Else it
   * marks the last step that it saw, and goes back there when it finds later that a run diverged.
   */
  readonly readsFreely?: boolean
  write(snapshot: EngineSnapshot): void
  read(): EngineSnapshot
  /** Remembers what stands now, on the device and without a draw call. There is one mark; `write` forgets it. */
  mark(): void
  /** What stood at the mark stands again, and the mark stays. */
  backToMark(): void
  /** One update with weights known beforehand; reads nothing back. */
  advance(batch: Batch, weights: Weights): void
  /** Batch losses of the last `advance` or `observe`, before its update, [T, R]. */
  lastLosses(): Float64Array
  /** First half of an update whose weights depend on what it returns. Changes aggregates' memory and running statistics. */
  observe(batch: Batch, request: Request): Observed
  /** Second half: the update of the last `observe`. */
  apply(weights: Weights): void
  /** Losses of the last batch at the present parameters (batch statistics, same dropout), [T, R]. */
  lossesAgain(): Float64Array
  /** `observe` without a trace: changes nothing, and no later number. */
  probe(batch: Batch, request: Request): Observed
  evaluate(split: 'train' | 'test', lossOptions: readonly (readonly number[])[]): Evaluation
  /**
   * Head outputs (logits) of one run for given inputs [N, inputWidth]: one Float32Array a task, [N, outputs].
   * Inference mode.
   */
  predict(run: number, inputs: Float32Array): Float32Array[]
  dispose(): void
}

export interface EngineInfo {
  readonly kind: EngineKind
  /** For example `ANGLE (Apple, Apple M2)`, or `CPU, float64`. */
  readonly renderer: string
  readonly software: boolean
}

export interface Engine {
  readonly info: EngineInfo
  /** Compiles every program of `spec`, so that the first step is as fast as the others. */
  create(spec: ProgramSpec, data: { readonly train: Split; readonly test: Split }): Promise<Population>
  /**
   * True when the device forgot everything; populations made before are then dead, and every method of
   * theirs that reads the device throws a `DeviceLostError`.
   */
  isLost(): boolean
  dispose(): void
}

/** Thrown in place of a value that a lost device answered; its engine then says `isLost`. */
export class DeviceLostError extends Error {
  constructor() {
    super('the graphics device was lost')
    this.name = 'DeviceLostError'
  }
}

/** Thrown when a spec asks for more than the device has; `limit` names the offending number. */
export class EngineLimitError extends Error {
  constructor(
    readonly limit: string,
    readonly wanted: number,
    readonly available: number,
  ) {
    super(`${limit}: wanted ${wanted}, available ${available}`)
    this.name = 'EngineLimitError'
  }
}
