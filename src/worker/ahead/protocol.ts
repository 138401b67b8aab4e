/** What page and worker say to each other about the curves and pictures of steps that the run has not made. Types only. */
import type { Recording } from '../../core/config/types'
import type { EngineKind } from '../../engine/engine'
import type { StepRecord, TrainerSnapshot } from '../../engine/trainer.types'
import type { Commands, Picture, RowBlock, WireError } from '../protocol'

/** Page to worker. */
export type AheadCommand =
  /** Trains the recording to step `to`. The newest request replaces the one before. */
  | {
      readonly type: 'show'
      readonly request: number
      readonly recording: Recording
      /** A snapshot of this run, from which training continues; null = from step 0. */
      readonly from: TrainerSnapshot | null
      /** The first step whose records are wanted. */
      readonly since: number
      readonly to: number
      /** Whether `look` may follow: the training then keeps snapshots, and stays after its end until `rest`. */
      readonly looks: boolean
    }
  /** Asks for the numbers and pictures of one step. The newest one replaces the one before. */
  | {
      readonly type: 'look'
      /** Of the `show` that it is about; a look at any other is forgotten. */
      readonly request: number
      readonly at: number
      readonly pictures: Commands['pictures']
    }
  /** Stops computing. */
  | { readonly type: 'rest' }

/** Worker to page. `request` is that of the `show` to which it belongs. */
export type AheadEvent =
  /** Records since the last event of the request. `engine` computed them. */
  | {
      readonly type: 'rows'
      readonly request: number
      readonly engine: EngineKind
      readonly rows: readonly RowBlock[]
      readonly ended: boolean
    }
  /** Answers `look`. `step` is smaller than the one asked for if training ends before. */
  | {
      readonly type: 'look'
      readonly request: number
      readonly engine: EngineKind
      readonly step: number
      readonly now: StepRecord
      readonly pictures: readonly Picture[]
    }
  | { readonly type: 'failed'; readonly request: number; readonly error: WireError }
