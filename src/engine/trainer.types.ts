/**
 * The trainer walks R runs of one program through their steps on any engine. It owns batches,
 * schedules, weightings, edits, records and snapshots; it knows no worker, no clock and no page,
 * so the command-line checks and the tests use the very same loop.
 */
import type { Edit, Recording } from '../core/config/types'
import type { ProblemData } from '../core/problems/define'
import type { WeightingState } from '../core/weightings/decide'
import type { Trace } from '../core/weightings/define'
import type { EngineSnapshot } from './engine'
import type { Memory } from './memory'

/**
 * What is known of one run at one step; the weights are those of the update that follows from
 * there. Which steps are recorded is a function of the step alone (`core/measures/recorded.ts`), so
 * histories are equal whatever the speed; the step at which a run ends is recorded as well.
 */
export interface StepRecord {
  readonly step: number
  readonly epoch: number
  readonly learningRate: number
  /** Mean loss of the step's batch, before the update, [T]; NaN where no label was in it. */
  readonly trainLosses: Float64Array
  /** The same batch's after the update, [T]; absent where none was made (`look`). */
  readonly lossesAfter?: Float64Array
  /** Test split, inference mode, [T]. */
  readonly testLosses: Float64Array
  /** Accuracy or R² on the test split, [T]. */
  readonly testMetrics: Float64Array
  readonly weights: Float64Array // α [T]; NaN where no label was in the batch, so for `headWeights`
  readonly headWeights: Float64Array // h [T]
  /** Σ h_t l_t over the tasks with a label in the batch; NaN where there is none. */
  readonly totalTrain: number
  /** The same on the test split, over all its tasks, with the weights of `inEffect.ts`. */
  readonly totalTest: number
  /** Norm of each task's trunk gradient, [T]; NaN where no label was in the batch, so for all below. */
  readonly gradientNorms: Float64Array
  /** The same by trunk layer, [L, T]. */
  readonly layerNorms: Float64Array
  /** Gramian of the trunk gradients, [T, T]. */
  readonly gramian: Float64Array
  /** Per layer, [L, T, T]. */
  readonly layerGramians: Float64Array
  readonly trace: Trace
}

export type StopReason =
  | { readonly kind: 'reached'; readonly step: number }
  | { readonly kind: 'flat'; readonly step: number }
  /** Loss or parameter of `task` (index, −1 = unknown) in `run` is NaN or infinite; stopped before that update. */
  | { readonly kind: 'diverged'; readonly step: number; readonly run: number; readonly task: number }

export type Divergence = Extract<StopReason, { kind: 'diverged' }>

/** Where a training stands, apart from the engine's numbers. Plain data. */
export interface Standing {
  readonly step: number
  /** Where each run diverged; null where it has not. The other runs go on without it. */
  readonly ends: readonly (Divergence | null)[]
  /** One a run. */
  readonly weightingStates: readonly WeightingState[]
  readonly memory: Memory
}

/** All that training needs to go on from a step, to the bit. */
export interface TrainerSnapshot extends Standing {
  readonly engine: EngineSnapshot
}

export interface Trainer {
  readonly runCount: number
  readonly step: number
  readonly stepsPerEpoch: number
  readonly data: ProblemData
  /** Why nothing trains any more: the end that the first recording asks for, or no run is left. */
  readonly stopped: StopReason | null
  /** Where each run diverged; null where it has not. */
  readonly ends: readonly (Divergence | null)[]
  /** Milliseconds that each run's weighting has taken on the CPU so far; 0 without a clock. */
  readonly weighingTimes: Float64Array
  /** Draw calls since it was made (0 on the CPU engine). */
  drawCalls(): number
  /** Edits so far, one list a run: those it was made with and those that `edit` added. */
  readonly edits: readonly (readonly Edit[])[]
  /** One update. False when stopped (nothing was done then). Records go to `onRecord`. */
  advance(): boolean
  /** Stops where the end that the first recording asks for has come, records that step, and returns true. */
  endIfDue(): boolean
  /**
   * A live change from this step on, or with `mayWait` from a recorded step soon after it where the field has
   * changed a moment ago (`stepOfChange`); returns the edit as it will stand in the recording.
   */
  edit(run: number, field: string, value: unknown, mayWait?: boolean): Edit
  /** What the present step looks like, free of side effects. */
  look(run: number): StepRecord
  predict(run: number, inputs: Float32Array): Float32Array[]
  snapshot(): TrainerSnapshot
  restore(snapshot: TrainerSnapshot): void
  dispose(): void
}

export interface TrainerOptions {
  /** One recording a run; all of the same program and problem. */
  readonly recordings: readonly Recording[]
  /** `made`: an update followed from there; false at the step at which the run ends. */
  readonly onRecord?: (run: number, record: StepRecord, made: boolean) => void
  /** Whether records have `lossesAfter`, for which a recorded step runs forward once more; true when absent. */
  readonly followsLosses?: boolean
  /** Milliseconds, for `weighingTimes`. No number of a run depends on it. */
  readonly now?: () => number
}

/**
 * Steps at which the loop looks around for what trains: for divergence, for a flat total, and for the metrics
 * that some methods need. A schedule of its own: were it to change, old links would train differently.
 */
export const isMeasured = (step: number): boolean => step <= 20 || step % 10 === 0
