import { createContext, useContext } from 'react'
import type { StoreApi } from 'zustand'
import { tagOf } from '../../core/config/fields'
import type { FieldPath } from '../../core/config/paths'
import type { Span } from '../../core/config/picked'
import type { RunConfig } from '../../core/config/types'
import { setConfigField, tryField } from '../../state/config'
import type { Wish } from '../../state/gate'
import { runStore } from '../../state/run'
import { configStore } from '../../state/setup'

export type Gesture = 'drag' | 'commit'

/** The set-up that controls show and change: that of the run, or of a lane in a comparison. */
export interface Setup {
  readonly store: Pick<StoreApi<{ readonly config: RunConfig }>, 'getState' | 'getInitialState' | 'subscribe'>
  readonly set: (path: FieldPath, value: unknown, gesture: Gesture) => void
  /** A control is held at this value and will set it when it is released; null: it is released. */
  readonly try?: (path: FieldPath, value: unknown) => void
  /** Whether a change applies while training. Otherwise it restarts, so a drag applies it only at its end. */
  readonly actsLive: (path: FieldPath) => boolean
  /** What a change of the field is to the link that locked the page. */
  readonly wish: (path: FieldPath) => Wish
  /** The range of steps over which a change applies. */
  readonly span: () => Span
}

const ofTheRun: Setup = {
  store: configStore,
  set: (path, value, gesture) => setConfigField(path, value, { gesture }),
  try: tryField,
  actsLive: (path) => tagOf(path) === 'live',
  wish: (path) => path,
  span: () => ({ from: runStore.getState().step, end: configStore.getState().config.training.stopAfter }),
}

/** Controls inside show and change this set-up instead of the run's. */
export const SetupContext = createContext(ofTheRun)
export const useSetup = (): Setup => useContext(SetupContext)
