/** What page and worker say to each other about the file of a person. Types only. */
import type { Recording } from '../../core/config/types'
import type { Refusal } from '../../core/tables/findings'
import type { Fingerprint } from '../../core/tables/recipe'
import type { Corrections, TableLook } from '../../core/tables/table'
import type { TrainerSnapshot } from '../../engine/trainer.types'
import type { WireError } from '../protocol'

/** Page to worker. Each is answered by one event with its `request`, and obeyed in turn. */
export type TableCommand =
  /** Takes a file in place of the one before, and looks at it. Answered by `looked`. */
  | {
      readonly type: 'open'
      readonly request: number
      readonly name: string
      readonly bytes: Uint8Array<ArrayBuffer>
      readonly corrections: Corrections
    }
  /** Looks at the file again, with these corrections. Answered by `looked`. */
  | { readonly type: 'look'; readonly request: number; readonly corrections: Corrections }
  /** Makes the bytes of a recipe's rows. Answered by `packed`. */
  | { readonly type: 'pack'; readonly request: number; readonly recipe: string }
  /** Writes the file with the predictions of all tasks behind its columns. Answered by `written`. */
  | {
      readonly type: 'predict'
      readonly request: number
      readonly recording: Recording
      readonly snapshot: TrainerSnapshot
      /** Titles of the new columns of each enabled task: of the prediction, and of its probability. */
      readonly titles: readonly (readonly [prediction: string, probability: string])[]
    }

/** Worker to page. */
export type TableEvent =
  | {
      readonly type: 'looked'
      readonly request: number
      readonly fingerprint: Fingerprint
      readonly look: TableLook | Refusal
    }
  | { readonly type: 'packed'; readonly request: number; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly type: 'written'; readonly request: number; readonly parts: readonly string[] }
  /** The share of the work that is done, in [0, 1]. */
  | { readonly type: 'progress'; readonly request: number; readonly share: number }
  | { readonly type: 'failed'; readonly request: number; readonly error: WireError }
