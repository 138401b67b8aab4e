import { createContext, useContext } from 'react'
import type { StoreApi } from 'zustand'
import { tagOf } from '../../core/config/fields'
import type { Span } from '../../core/config/picked'
import type { RunConfig } from '../../core/config/types'
import { setConfigField } from '../../state/config'
import { runStore } from '../../state/run'
import { configStore } from '../../state/setup'

export type Gesture = 'drag' | 'commit'

/** The set-up that controls show and change: the run's, or a lane's of a comparison. */
export interface Setup {
  readonly store: Pick<StoreApi<{ readonly config: RunConfig }>, 'getState' | 'getInitialState' | 'subscribe'>
  readonly set: (path: string, value: unknown, gesture: Gesture) => void
  /** Whether a change acts while training; else it starts over, so a drag waits for its end. */
  readonly actsLive: (path: string) => boolean
  /** The steps over which a change acts. */
  readonly span: () => Span
}

const ofTheRun: Setup = {
  store: configStore,
  set: (path, value, gesture) => setConfigField(path, value, { gesture }),
  actsLive: (path) => tagOf(path) === 'live',
  span: () => ({ from: runStore.getState().step, end: configStore.getState().config.training.stopAfter }),
}

/** What stands inside shows and changes this set-up in place of the run's. */
export const SetupContext = createContext(ofTheRun)
export const useSetup = (): Setup => useContext(SetupContext)
