/** What page and worker of the landscapes say to each other. Types only. */
import type { Bounds, Pair } from '../../core/landscapes/define'
import type { EndKind } from '../../core/landscapes/ends'
import type { Kept } from '../../core/landscapes/kept'
import type { LandscapePath } from '../../core/landscapes/paths'
import type { Front } from '../../core/landscapes/picture'
import type { LandscapeSetup } from '../../core/landscapes/setup'
import type { WireError } from '../protocol'

/** Page to worker. The newest `show` replaces the one before. */
export type LandscapeCommand =
  /** Draws the landscape within `bounds` and computes all paths. Paths that the worker has already are kept. */
  | { readonly type: 'show'; readonly request: number; readonly setup: LandscapeSetup; readonly bounds: Bounds }
  /** Stops computing. The next `show` continues. */
  | { readonly type: 'rest' }

/** Worker to page. `request` is that of the `show` to which it belongs. */
export type LandscapeEvent =
  /** Comes once for all set-ups in a row with the same `key` (`pictureKey`), not for each request. */
  | { readonly type: 'picture'; readonly key: string; readonly picture: LandscapePicture }
  | {
      readonly type: 'paths'
      readonly request: number
      /** The paths that have grown since the last event. */
      readonly paths: readonly PathNews[]
      /** Steps done of all paths together, and how many there are. */
      readonly done: number
      readonly all: number
    }
  | { readonly type: 'failed'; readonly request: number; readonly error: WireError }

export interface LandscapePicture {
  readonly bounds: Bounds
  /** Contours of loss 1, loss 2 and their mean: (x1, x2) of both ends of each segment. */
  readonly contours: readonly [Float32Array, Float32Array, Float32Array]
  /** Null where the Pareto set is not known in closed form. */
  readonly front: Front | null
  /** The narrow floors of the losses as lines, where there are any. */
  readonly floors: readonly (readonly Pair[])[]
}

export interface PathNews {
  /** As `pathKey` names the path. */
  readonly key: string
  readonly done: number
  readonly stopped: LandscapePath['stopped']
  readonly kept: Kept
  readonly end: EndKind
  /** First kept step near the Pareto set; null if there is none, or none yet. */
  readonly arrival: number | null
}
