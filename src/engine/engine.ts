/**
 * The interface of an engine. `cpu/` (float64), `wasm/` (float32, SIMD) and `webgl/` (float32) implement it; no code may
 * assume how many there are.
 *
 * Symbols: T tasks, R runs, B batch rows, P trunk and head parameters, L trunk layers, H width
 * of the representation. Axis order is task first, then run: [T, R, …]. Flat arrays are
 * row-major in the order given.
 */

import type { EngineKind } from '../core/engines'
import type { TaskKind } from '../core/losses/define'
import type { Split } from '../core/problems/define'
import type { Aggregate } from '../core/weightings/define'
import type { Layout } from './layout'

export type { EngineKind }

/** What is compiled into the programs. Runs whose specs are equal except for `runCount` share a population. */
export interface ProgramSpec {
  readonly inputWidth: number
  /** Widths of the trunk's layers, L of them; the last is H. */
  readonly trunk: readonly number[]
  readonly activation: string
  /** Order in a layer: linear, batch norm, activation, dropout. */
  readonly batchNorm: { readonly epsilon: number; readonly momentum: number } | null
  readonly dropout: boolean
  /** Hidden widths of every head (same activation, no norm, no dropout); [] = linear. */
  readonly head: readonly number[]
  readonly tasks: readonly {
    readonly kind: TaskKind
    readonly outputs: number
    readonly targetWidth: number
    readonly loss: string
    /**
     * Index of the binary task by whose probability that of this binary task is multiplied (`core/losses/product.ts`);
     * absent = none. That task is no product itself. Batches and the training split ask for the product, and the test
     * split and predictions for the probability of the task's own head: the one under the condition of the other task.
     */
    readonly given?: number
  }[]
  readonly optimizer: string
  readonly batchSize: number
  /** True if some run clips its gradient. */
  readonly clips: boolean
  readonly runCount: number
}

/** Settings of one run for one step; they may change while it trains. */
export interface RunSettings {
  readonly seed: number
  /** What `Optimizer.constants` returns for this step. */
  readonly optimizerConstants: readonly number[]
  /** The same for the parameters of the heads; absent = equal. PyTorch: another group of parameters. */
  readonly headConstants?: readonly number[]
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
  /** Number of updates so far; keys the random draws of dropout and of the sign vote. */
  readonly step: number
  /** Index of the training row behind each batch row, [R, B]. An engine may assume that the same array is unchanged. */
  readonly rows: Int32Array
  /** Options of each task's loss, in the order of its descriptors, then its class weights: see `lossNumbers`. */
  readonly lossOptions: readonly (readonly number[])[]
  /** For each task, whether its loss is the sum over the labelled rows instead of their mean; absent = all means. */
  readonly sums?: readonly boolean[]
  /** One for each run. */
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
  /**
   * Mean loss over the batch's labelled rows (weighted by class: `normaliser.ts`), [T, R]; NaN where the batch has no
   * label of the task.
   */
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

/**
 * Results on a whole split, without dropout and with running statistics. Losses and scores are [T, R]. The training split
 * is asked for what training lowers, the test split for what each head predicts (`ProgramSpec.tasks.given`).
 */
export interface Evaluation {
  /** Means over the labelled rows. */
  readonly losses: Float64Array
  /**
   * Sum over labelled rows and outputs. Regression: (reading of z − y)², where `losses/links.ts` says what z stands
   * for, or the loss itself where z is a quantile. Classification: 1 for each correct row; of
   * several yes/no columns, the share of the row that is right.
   */
  readonly scores: Float64Array
  /** Outputs of each head by itself as in `predict`, [T] of [R, N, outputs]; null if they were not asked for. */
  readonly outputs: readonly Float32Array[] | null
}

/** Everything that an engine needs to resume to the bit. `Layout` describes the row of a run. */
export interface EngineSnapshot {
  readonly parameters: Float64Array // [R, layout.parameterCount]
  readonly slots: readonly Float64Array[] // one for each optimizer slot, of the parameters' shape
  readonly statistics: Float64Array // [R, layout.statisticCount], batch norm's running mean and variance
  /** Memory of device-side aggregates, [T, R, layout.trunkCount]; null while no run uses it. */
  readonly tracked: Float64Array | null
  readonly squares: Float64Array | null
}

export interface Population {
  readonly spec: ProgramSpec
  readonly layout: Layout
  /** Draw calls since the population was made (0 on the CPU engine). */
  readonly drawCalls: () => number
  /**
   * True if reading losses does not wait for a device; the trainer then checks them in every step. Otherwise it marks
   * the last step that it checked, and returns to the mark when it finds later that a run has diverged.
   */
  readonly readsFreely?: boolean
  write(snapshot: EngineSnapshot): void
  read(): EngineSnapshot
  /** Keeps the current state on the device, without a draw call. There is one mark; `write` discards it. */
  mark(): void
  /** Returns to the state at the mark. The mark stays. */
  backToMark(): void
  /** One update with weights that are already known. Reads nothing back. */
  advance(batch: Batch, weights: Weights): void
  /** Batch losses of the last `advance` or `observe`, before its update, [T, R]. */
  lastLosses(): Float64Array
  /**
   * First half of an update whose weights depend on the result. Changes the memory of aggregates and the running
   * statistics.
   */
  observe(batch: Batch, request: Request): Observed
  /** Second half: the update of the last `observe`. */
  apply(weights: Weights): void
  /** Losses of the last batch at the current parameters (batch statistics, same dropout), [T, R]. */
  lossesAgain(): Float64Array
  /** `observe` without side effects: no later number depends on it. */
  probe(batch: Batch, request: Request): Observed
  /** `withOutputs` asks for the outputs too; no other number depends on it. */
  evaluate(split: 'train' | 'test', lossOptions: readonly (readonly number[])[], withOutputs?: boolean): Evaluation
  /**
   * Head outputs (logits) of one run for the given inputs [N, inputWidth], in inference mode: one Float32Array for
   * each task, [N, outputs]. Of a task that is a product, those of its own head. Only outputs of the `tasks` are fetched,
   * and the arrays of others are empty; without `tasks` all are.
   */
  predict(run: number, inputs: Float32Array, tasks?: readonly number[]): Float32Array[]
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
  /** Compiles every program of `spec`, so that the first step is as fast as later ones. */
  create(spec: ProgramSpec, data: { readonly train: Split; readonly test: Split }): Promise<Population>
  /**
   * True if the device has lost everything. Populations made before are then unusable: each of their methods that
   * reads the device throws a `DeviceLostError`.
   */
  isLost(): boolean
  dispose(): void
}

/** Thrown instead of returning a value that was read from a lost device. `isLost` of the engine is then true. */
export class DeviceLostError extends Error {
  constructor() {
    super('the graphics device was lost')
    this.name = 'DeviceLostError'
  }
}

/** A number of a set-up that is too large, and the largest with which it fits if all others stay. */
export interface TooLarge {
  /**
   * `width` and `headWidth` are of the widest layer of the trunk and of the heads, `outputs` of the widest task. `runs`
   * are those of one program; `allRuns` those of a load with several, if what is too large is all of them together.
   */
  readonly number: 'samples' | 'batchSize' | 'runs' | 'allRuns' | 'tasks' | 'width' | 'headWidth' | 'inputs' | 'outputs'
  readonly value: number
  readonly most: number
}

/**
 * Thrown if a spec needs more than the device has. `limit` names what there is too little of, and `tooLarge` the number
 * of the set-up that has to change least, if one alone suffices. Beside other populations it is that of the runs, and
 * the largest that fits may be 0.
 */
export class EngineLimitError extends Error {
  constructor(
    readonly limit: string,
    readonly wanted: number,
    readonly available: number,
    readonly tooLarge: TooLarge | null = null,
  ) {
    super(`${limit}: wanted ${wanted}, available ${available}`)
    this.name = 'EngineLimitError'
  }
}
