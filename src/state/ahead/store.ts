/** The curves that a change would give, as far as they are computed. */
import { createStore } from 'zustand/vanilla'
import type { EngineKind } from '../../engine/engine'
import type { Limit } from '../../worker/protocol'
import type { History } from '../history'

export interface Ahead {
  /** Grows while the curves are computed; each request has a history of its own. */
  readonly history: History
  /** The step to which they are computed. */
  readonly to: number
  /** The last step that charts show; null = all that is computed. */
  readonly until: number | null
  /** What computes them. */
  readonly engine: EngineKind
}

export interface AheadState {
  /** null while nothing is considered. */
  readonly ahead: Ahead | null
  /** True if the last look ahead failed, for example where the browser has no workers. */
  readonly failed: boolean
  /** The limit that it exceeded, if that is why it failed. */
  readonly limit: Limit | null
  /** Grows when there is something new to draw. */
  readonly version: number
}

export const aheadStore = createStore<AheadState>(() => ({ ahead: null, failed: false, limit: null, version: 0 }))
