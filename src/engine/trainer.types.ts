/**
 * The trainer takes R runs of one program through their steps on any engine. It owns batches, schedules, weightings,
 * edits, records and snapshots. It knows no worker, no clock and no page, so the command-line checks and the tests use
 * the same loop.
 */
import type { FieldPath } from '../core/config/paths'
import type { Edit, Recording } from '../core/config/types'
import type { ProblemData } from '../core/problems/define'
import type { WeightingState } from '../core/weightings/decide'
import type { Trace } from '../core/weightings/define'
import type { EngineSnapshot } from './engine'
import type { Memory } from './memory'

/**
 * What is known of one run at one step. The weights are those of the update that follows. Which steps are recorded
 * depends on the step number alone (`core/measures/recorded.ts`), so histories are equal at any speed. The step at
 * which a run ends is recorded as well.
 */
export interface StepRecord {
  readonly step: number
  readonly epoch: number
  readonly learningRate: number
  /** Mean loss of the step's batch before the update, [T]; NaN for a task without a label in the batch. */
  readonly trainLosses: Float64Array
  /** Mean loss of the same batch after the update, [T]; absent if no update was made (`look`). */
  readonly lossesAfter?: Float64Array
  /** Mean loss of the test split in inference mode, [T]. */
  readonly testLosses: Float64Array
  /** Each task's metric on the test split (`core/metrics/names.ts`), [T]; NaN where it is not defined. */
  readonly testMetrics: Float64Array
  /** The same with 1 as the best value, [T]: of a task whose metric is an error, its score (accuracy, R² or R¹). */
  readonly testScores: Float64Array
  readonly weights: Float64Array // α [T]; NaN for a task without a label in the batch, as in `headWeights`
  readonly headWeights: Float64Array // h [T]
  /** Σ h_t l_t over the tasks with a label in the batch; NaN if no task has one. */
  readonly totalTrain: number
  /** The same sum on the test split, over all tasks, with the weights of `inEffect.ts`. */
  readonly totalTest: number
  /** Norm of each task's trunk gradient, [T]; NaN for a task without a label in the batch, as in all fields below. */
  readonly gradientNorms: Float64Array
  /** The norms by trunk layer, [L, T]. */
  readonly layerNorms: Float64Array
  /** Gramian of the trunk gradients, [T, T]. */
  readonly gramian: Float64Array
  /** The Gramian by trunk layer, [L, T, T]. */
  readonly layerGramians: Float64Array
  readonly trace: Trace
}

export type StopReason =
  | { readonly kind: 'reached'; readonly step: number }
  | { readonly kind: 'flat'; readonly step: number }
  /** The loss of `task` (an index; −1 = unknown) in `run` is NaN or infinite. The run stops before that update. */
  | { readonly kind: 'diverged'; readonly step: number; readonly run: number; readonly task: number }

export type Divergence = Extract<StopReason, { kind: 'diverged' }>

/** The state of a training, without the engine's numbers. Plain data. */
export interface Standing {
  readonly step: number
  /** Where each run diverged; null where it has not. The other runs continue without it. */
  readonly ends: readonly (Divergence | null)[]
  /** One for each run. */
  readonly weightingStates: readonly WeightingState[]
  readonly memory: Memory
}

/** Everything that a training needs to resume at a step, to the bit. */
export interface TrainerSnapshot extends Standing {
  readonly engine: EngineSnapshot
}

export interface Trainer {
  readonly runCount: number
  readonly step: number
  readonly stepsPerEpoch: number
  readonly data: ProblemData
  /** Why training has stopped: the end that the first recording asks for, or no run is left. */
  readonly stopped: StopReason | null
  /** Where each run diverged; null where it has not. */
  readonly ends: readonly (Divergence | null)[]
  /** Milliseconds that each run's weighting has taken on the CPU so far; 0 without a clock. */
  readonly weighingTimes: Float64Array
  /** Draw calls since the population was made (0 on the CPU engine). */
  drawCalls(): number
  /** All edits, one list for each run: those of its recording and those that `edit` added. */
  readonly edits: readonly (readonly Edit[])[]
  /**
   * Makes one update and hands its records to `onRecord`. Returns false if training has stopped; nothing is done then.
   */
  advance(): boolean
  /** Stops if the end that the first recording asks for is reached: records the step and returns true. */
  endIfDue(): boolean
  /**
   * Changes a field from this step on. With `mayWait` the change moves to a measured step soon after it if the field
   * has just changed (`stepOfChange`). Returns the edit as the recording will hold it.
   */
  edit(run: number, field: FieldPath, value: unknown, mayWait?: boolean): Edit
  /** Returns a record of the current step, without side effects. */
  look(run: number): StepRecord
  /** As `Population.predict`. */
  predict(run: number, inputs: Float32Array, tasks?: readonly number[]): Float32Array[]
  snapshot(): TrainerSnapshot
  restore(snapshot: TrainerSnapshot): void
  dispose(): void
}

export interface TrainerOptions {
  /** One recording for each run; all of the same program and problem. */
  readonly recordings: readonly Recording[]
  /** `made` is true if an update followed, and false at the step at which the run ends. */
  readonly onRecord?: (run: number, record: StepRecord, made: boolean) => void
  /** Whether records have `lossesAfter`, which costs one more forward pass at each recorded step. Default: true. */
  readonly followsLosses?: boolean
  /** A clock in milliseconds for `weighingTimes`. No number of a run depends on it. */
  readonly now?: () => number
}

/**
 * Steps at which the loop checks what affects training: divergence, a flat total, and the metrics that some methods
 * need. It is not the schedule of records: if this one changed, old links would train differently.
 */
export const isMeasured = (step: number): boolean => step <= 20 || step % 10 === 0
