/** What page and worker say to each other about curves that a change would give. Types only. */
import type { Recording } from '../../core/config/types'
import type { EngineKind } from '../../engine/engine'
import type { TrainerSnapshot } from '../../engine/trainer.types'
import type { RowBlock, WireError } from '../protocol'

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
  | { readonly type: 'failed'; readonly request: number; readonly error: WireError }
