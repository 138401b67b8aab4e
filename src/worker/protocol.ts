/**
 * What crosses between page and worker: two map types and nothing else. Every message carries the
 * generation of the load that it belongs to; the receiver drops stale ones. Buffers of a frame
 * are transferred and come back with its acknowledgement. An error crosses as data.
 */
import type { Edit, Recording } from '../core/config/types'
import type { EngineInfo, EngineKind } from '../engine/engine'
import type { Divergence, StepRecord, StopReason, TrainerSnapshot } from '../engine/trainer.types'

/** Where a run stood that was replaced. Its way is trained again where the worker no longer has its film. */
export interface Resume {
  /** Of the load that began it. */
  readonly generation: number
  readonly step: number
  /** The step that its training had come to. */
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
     * `one`: the first run is looked at closely, and snapshots of its way are kept. `many`: of all runs
     * alike come rows of numbers. Runs of different programs train as a population each, in step.
     */
    readonly mode: 'one' | 'many'
    /** A snapshot of a single run, from which every run goes on; null = from the start. */
    readonly from: TrainerSnapshot | null
    /** Brings a run back to where it stood; absent = from the start. */
    readonly resume?: Resume
    /** Generations of earlier loads that the page may bring back; others need not be held any longer. */
    readonly keeps?: readonly number[]
  }
  play: Record<string, never>
  pause: Record<string, never>
  /** Pause and do `count` updates. */
  step: { readonly count: number }
  /** Pause and go to a step that training has passed already. */
  seek: { readonly step: number }
  /** Answered by `snapshot`. */
  snapshot: Record<string, never>
  /** Answered by `kept`; by nothing where the snapshot is too large to be sent beside the training. */
  kept: Record<string, never>
  /** A live change; answered by `edited`. */
  edit: { readonly run: number; readonly field: string; readonly value: unknown }
  /** Share of the frame's time budget that trains, or a cap on steps a second (0 = none). */
  pace: { readonly stepsPerSecond: number }
  /** Which pictures are on screen: places among the enabled tasks, and cells a side. Empty = paint none. */
  pictures: { readonly run: number; readonly tasks: readonly number[]; readonly cells: number }
  /** The tab went out of sight or came back. */
  visible: { readonly visible: boolean; readonly pauseWhenHidden: boolean }
  /** The frame was drawn: the next may come. */
  acknowledge: { readonly frame: number; readonly buffers: readonly ArrayBuffer[] }
  /** Measure the other engine for about `milliseconds` (when paused, or between frames); answered by `otherEngineMeasured`. */
  measureOtherEngine: { readonly milliseconds: number }
  /** Go on from the present snapshot on the other engine. */
  switchEngine: { readonly engine: EngineKind }
}

export interface EngineStatus extends EngineInfo {
  /** Measured over the last updates of the present population. */
  readonly drawCallsPerStep: number
  /** Why this engine: `chosen`, `default`, or why WebGL could not serve. */
  readonly reason:
    | 'default'
    | 'chosen'
    | 'noWebGL2'
    | 'noFloatTextures'
    | 'floatCheckFailed'
    | 'contextLost'
    | 'tooLarge'
  /** Where it runs. */
  readonly thread: 'worker' | 'main'
}

export interface Picture {
  readonly task: number
  readonly cells: number
  readonly outputs: number
  /** [cells · cells, outputs], row 0 at the top (y = 1), logits. */
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

/** What every frame tells, whatever it shows. */
export interface Frame {
  /** Counts from 1 with each load; `acknowledge` names it. */
  readonly frame: number
  readonly step: number
  readonly epoch: number
  readonly stepsPerSecond: number
  readonly playing: boolean
  readonly drawCallsPerStep: number
}

/** A frame of mode `one`: a run that is looked at closely. */
export interface RunFrame extends Frame {
  /** Since the last frame: what enters the history, in order. */
  readonly records: readonly StepRecord[]
  /**
   * The present step. null when a record of this very step is the last in `records`, when the page
   * knows it already, and in motion where there is a record at all or looking would cost too much.
   */
  readonly now: StepRecord | null
  readonly pictures: readonly Picture[]
}

/** A frame of mode `many`: of all runs alike. */
export interface ManyFrame extends Frame {
  /** Since the last frame, in the order of their steps. */
  readonly rows: readonly RowBlock[]
  /** Where each run diverged; null where it has not. */
  readonly ends: readonly (Divergence | null)[]
  /** Milliseconds of a step of each run, measured; NaN before. */
  readonly milliseconds: readonly number[]
}

/** The step of all runs of a load together, estimated before the first one. */
export interface SlowStep {
  readonly seconds: number
  /** Batch rows with which a step would take about two seconds; null where a single row takes longer. */
  readonly batchSize: number | null
}

export interface Events {
  /** A load has arrived, and will be served; who does not say so in time is busy or dead. */
  heard: Record<string, never>
  ready: {
    readonly engine: EngineStatus
    readonly stepsPerEpoch: number
    readonly runCount: number
    readonly parameterCount: number
    /** Of a step that takes seconds; the load then waits for `play`. null where nobody needs to be told. */
    readonly slow: SlowStep | null
  }
  frame: RunFrame
  manyFrame: ManyFrame
  snapshot: { readonly snapshot: TrainerSnapshot }
  /** The last one that the training kept for itself. */
  kept: { readonly snapshot: TrainerSnapshot }
  edited: { readonly run: number; readonly edit: Edit }
  stopped: { readonly reason: StopReason }
  /** The WebGL context is gone; training stands at `step` and goes on by itself when it returns. */
  contextLost: { readonly step: number }
  contextRestored: { readonly step: number }
  /** Asked for, or because a lost context did not return; training stands at `step`. */
  engineChanged: { readonly engine: EngineStatus; readonly step: number }
  otherEngineMeasured: { readonly engine: EngineKind; readonly stepsPerSecond: number; readonly present: number }
  failed: { readonly error: WireError }
}

export interface WireError {
  readonly name: string
  readonly message: string
  readonly stack?: string
  /** Where the device or the memory is too small: which limit, wanted, available (NaN where unknown). */
  readonly limit?: { readonly name: string; readonly wanted: number; readonly available: number }
}

export type CommandMessage = {
  [K in keyof Commands]: { readonly type: K; readonly generation: number } & Commands[K]
}[keyof Commands]
export type EventMessage = {
  [K in keyof Events]: { readonly type: K; readonly generation: number } & Events[K]
}[keyof Events]

/** What both ends need of a port; `MessagePort`, `Worker` and the worker's own scope all have it. */
export interface Endpoint {
  postMessage(message: unknown, transfer?: Transferable[]): void
  addEventListener(type: 'message', listener: (event: MessageEvent) => void): void
  removeEventListener(type: 'message', listener: (event: MessageEvent) => void): void
  start?: () => void
}
