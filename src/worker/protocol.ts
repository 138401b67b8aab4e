/**
 * The messages between page and worker, as two map types: commands to the worker, events to the page. Every message has
 * the generation of the load that it belongs to, and the receiver drops older ones. Buffers of a frame are transferred,
 * and come back with its acknowledgement. An error crosses as data.
 */
import type { FieldPath } from '../core/config/paths'
import type { Edit, Recording } from '../core/config/types'
import type { EngineInfo, EngineKind, TooLarge } from '../engine/engine'
import type { Divergence, StepRecord, StopReason, TrainerSnapshot } from '../engine/trainer.types'

/**
 * Where a replaced run stood. Its steps are trained again where the worker no longer has its film, up to `furthest` if
 * the page does not know all records up to there.
 */
export interface Resume {
  /** Of the load that began it. */
  readonly generation: number
  readonly step: number
  /** The last step that it had trained. */
  readonly furthest: number
  /** The last step whose record the page has; −1 for none. */
  readonly known: number
}

export interface Commands {
  /** Start over at step 0 with these recordings (one a run; the first is the one shown). */
  load: {
    readonly recordings: readonly Recording[]
    /** `auto`: WebGL where it passes the float check, else CPU. */
    readonly engine: EngineKind | 'auto'
    readonly play: boolean
    /**
     * `one`: the first run is looked at closely, and snapshots of all its steps so far are kept. `many`: all runs are
     * equal and send rows of numbers; runs of each program train as one population, and all populations in step.
     */
    readonly mode: 'one' | 'many'
    /** The page draws no curves of these runs while they train, so a few frames a second are enough. */
    readonly still?: boolean
    /** A snapshot of a single run, from which every run continues; null = from the start. */
    readonly from: TrainerSnapshot | null
    /** Brings a replaced run back to where it stood; absent = from the start. */
    readonly resume?: Resume
    /** Generations of earlier loads that the page may bring back; the worker drops all others. */
    readonly keeps?: readonly number[]
    /**
     * Where the runs stand that other workers have trained; together all runs, of mode `many`. No other engine than the
     * one that is asked for takes such a load: `failed` says that it is too large, `ready` that there is no such engine.
     */
    readonly standing?: readonly Piece[]
  }
  play: Record<string, never>
  pause: Record<string, never>
  /** Pause and do `count` updates. */
  step: { readonly count: number }
  /** Pause at that step: train up to it, or go back to it if training has passed it meanwhile. */
  trainTo: { readonly step: number }
  /** Pause and go to a step that was trained already. */
  seek: { readonly step: number }
  /** Answered by `snapshot`. */
  snapshot: Record<string, never>
  /** Answered by `kept`, or by nothing where the snapshot is too large to be sent during training. */
  kept: Record<string, never>
  /** A live change; answered by `edited`. */
  edit: { readonly run: number; readonly field: FieldPath; readonly value: unknown }
  /** A cap on steps a second; 0 = none. */
  pace: { readonly stepsPerSecond: number }
  /** Training waits at this step until a later limit comes. A load removes the limit. */
  limit: { readonly step: number }
  /** The pictures on screen: places among the enabled tasks, and cells a side over the plane. No tasks = paint none. */
  pictures: {
    readonly run: number
    readonly tasks: readonly number[]
    readonly cells: number
    /** What to predict besides; absent = nothing. Answered by a picture of the kind `slice`. */
    readonly slice?: SliceInputs & { readonly cut: number }
  }
  /** The tab was hidden or shown. */
  visible: { readonly visible: boolean; readonly pauseWhenHidden: boolean }
  /** The page has drawn the frame and may get the next one. */
  acknowledge: { readonly frame: number; readonly buffers: readonly ArrayBuffer[] }
  /**
   * Measure these engines and the current one for about `milliseconds` each (when paused, or between frames); answered
   * by `enginesMeasured`. Where a step takes long, it is estimated and not done. The next command ends the measurement
   * after the engine that is measured then.
   */
  measureEngines: { readonly milliseconds: number; readonly engines: readonly EngineKind[] }
  /** Another worker is to go on with these runs; answered by `handedOver`. */
  handOver: Record<string, never>
  /** Continue from the current snapshot on another engine. */
  switchEngine: { readonly engine: EngineKind }
}

/** Inputs [n, width] for which one task is to be predicted. */
export interface SliceInputs {
  readonly task: number
  readonly inputs: Float32Array
  readonly width: number
}

/** Where some runs of a load stand. */
export interface Piece {
  /** Their places in the load, in the order of the snapshot. */
  readonly runs: readonly number[]
  readonly snapshot: TrainerSnapshot
}

export interface EngineStatus extends EngineInfo {
  /** Of the last plain step. */
  readonly drawCallsPerStep: number
  /** Why this engine: `chosen`, `default`, or why the wanted one could not serve. */
  readonly reason:
    | 'default'
    | 'chosen'
    | 'noWebGL2'
    | 'noFloatTextures'
    | 'floatCheckFailed'
    | 'contextLost'
    | 'noWebAssembly'
    | 'noSimd'
    | 'tooLarge'
  /** Set with the reason `tooLarge`. */
  readonly refusal?: Refusal
  /** Where it runs. */
  readonly thread: 'worker' | 'main'
}

/** Why an engine trains: its reason, and the limit of the one that was wanted if that one is too small. */
export type Why = Pick<EngineStatus, 'reason' | 'refusal'>

/** What there is too little of: which limit, wanted and available (NaN where unknown). */
export interface Limit {
  readonly name: string
  readonly wanted: number
  readonly available: number
  readonly tooLarge: TooLarge | null
}

/** An engine that cannot take the set-up, and the limit that it has reached. */
export interface Refusal extends Limit {
  readonly engine: EngineKind
}

/** What the network predicts for one task: over the plane, for rows of the test split, or for inputs that the page made. */
export type Picture = PlanePicture | RowsPicture | SlicePicture

interface OfTask {
  /** Its place among the enabled tasks. */
  readonly task: number
  /** Width of the task's head. */
  readonly outputs: number
}

export interface PlanePicture extends OfTask {
  readonly kind: 'plane'
  readonly cells: number
  /** [cells · cells, outputs], row 0 at the top (y = 1), logits. */
  readonly values: Float32Array
}

/** Of a problem without pictures over the plane. `core/problems/shown.ts` chooses the rows. */
export interface RowsPicture extends OfTask {
  readonly kind: 'rows'
  /** Number of rows of the whole test split. */
  readonly of: number
  /** [n, outputs], logits. */
  readonly values: Float32Array
  /** [n, width]: the value, 0 or 1, or the class index; NaN where the row has no label. */
  readonly truths: Float32Array
  /** Number of target columns. */
  readonly width: number
}

/** Of the inputs that the page has asked for. */
export interface SlicePicture extends OfTask {
  readonly kind: 'slice'
  /** Repeats the number of the slice that was asked for: others may have been asked for meanwhile. */
  readonly cut: number
  /** [n, outputs], logits. */
  readonly values: Float32Array
}

/** Records of runs of one shape, a row each. */
export interface RowBlock {
  readonly taskCount: number
  readonly layerCount: number
  /** Numbers of a row: the run, then what `core/measures/columns.ts` packs. */
  readonly width: number
  readonly values: Float64Array
}

/** The part that all frames have. */
export interface Frame {
  /** Counts from 1 with each load; `acknowledge` names it. */
  readonly frame: number
  readonly step: number
  readonly epoch: number
  readonly stepsPerSecond: number
  readonly playing: boolean
  readonly drawCallsPerStep: number
}

/** A frame of mode `one`, about a run that is looked at closely. */
export interface RunFrame extends Frame {
  /** The step to which the run is on its way back (by `seek` or `resume`); null if it is not. */
  readonly goal: number | null
  /** New records for the history since the last frame, in order. */
  readonly records: readonly StepRecord[]
  /**
   * The current step. null when the last of `records` is of this step, and when the page knows the step already. In
   * motion also null when there is any record, and when looking would cost too much.
   */
  readonly now: StepRecord | null
  readonly pictures: readonly Picture[]
}

/** A frame of mode `many`, about all runs. */
export interface ManyFrame extends Frame {
  /** New records since the last frame, in the order of their steps. */
  readonly rows: readonly RowBlock[]
  /** Where each run diverged; null where it has not. */
  readonly ends: readonly (Divergence | null)[]
  /** Milliseconds of a step of each run, measured; NaN before. */
  readonly milliseconds: readonly number[]
}

/** The estimated step of all runs of a load together, before the first one runs. */
export interface SlowStep {
  readonly seconds: number
  /** Batch rows with which a step would take about two seconds; null where a single row takes longer. */
  readonly batchSize: number | null
}

export interface Events {
  /** A load has arrived and will be served. A worker that does not confirm it in time is busy or dead. */
  heard: Record<string, never>
  ready: {
    readonly engine: EngineStatus
    readonly stepsPerEpoch: number
    readonly runCount: number
    readonly parameterCount: number
    /** Set where a step takes seconds: the load then waits for `play`. null where steps are fast enough. */
    readonly slow: SlowStep | null
  }
  frame: RunFrame
  manyFrame: ManyFrame
  snapshot: { readonly snapshot: TrainerSnapshot }
  /** The last snapshot that the training kept for itself. */
  kept: { readonly snapshot: TrainerSnapshot }
  /** The recordings with all edits, and where the runs stand. */
  handedOver: { readonly recordings: readonly Recording[]; readonly standing: readonly Piece[] }
  edited: { readonly run: number; readonly edit: Edit }
  stopped: { readonly reason: StopReason }
  /** The WebGL context is lost. Training stands at `step` and continues by itself when the context returns. */
  contextLost: { readonly step: number }
  contextRestored: { readonly step: number }
  /** On request, or because a lost context did not return. Training stands at `step`. */
  engineChanged: { readonly engine: EngineStatus; readonly step: number }
  /** Without speeds where all runs have diverged. */
  enginesMeasured: { readonly speeds: readonly EngineSpeed[] }
  failed: { readonly error: WireError }
}

/** Steps per second of the present set-up; 0 if the engine cannot serve. */
export interface EngineSpeed {
  readonly engine: EngineKind
  readonly stepsPerSecond: number
  /** Not measured, because a step takes long: from the number of its operations. */
  readonly estimated?: true
  /** Why it cannot serve, if the set-up is too large for it. */
  readonly refusal?: Refusal
}

export interface WireError {
  readonly name: string
  readonly message: string
  readonly stack?: string
  /** Set where the device or the memory is too small. */
  readonly limit?: Limit
}

export type CommandMessage = {
  [K in keyof Commands]: { readonly type: K; readonly generation: number } & Commands[K]
}[keyof Commands]
export type EventMessage = {
  [K in keyof Events]: { readonly type: K; readonly generation: number } & Events[K]
}[keyof Events]

/** The part of a port that both ends use; `MessagePort`, `Worker` and the worker's own scope have it. */
export interface Endpoint {
  postMessage(message: unknown, transfer?: Transferable[]): void
  addEventListener(type: 'message', listener: (event: MessageEvent) => void): void
  removeEventListener(type: 'message', listener: (event: MessageEvent) => void): void
  start?: () => void
}
