/**
 * The set-up as the page holds it. Only the store: what may be done to it is in `config.ts` and `tasks.ts`, and
 * a run reads and moves it without importing those actions.
 */
import { createStore, type StoreApi } from 'zustand/vanilla'
import { defaultConfig } from '../core/config/defaults'
import type { Recording, RunConfig } from '../core/config/types'

export interface SetupState {
  /** Start and edits: what a link and a file carry. */
  readonly recording: Recording
  /** The set-up at the current step: the start with every edit up to there. Controls show this. */
  readonly config: RunConfig
  /** Counts the finished changes; a drag that is still going on is not finished. The address follows this. */
  readonly commits: number
}

export const createSetup = (): StoreApi<SetupState> =>
  createStore<SetupState>(() => ({
    recording: { config: defaultConfig, edits: [] },
    config: defaultConfig,
    commits: 0,
  }))

/** Of the page's own run. */
export const configStore = createSetup()

/** The current set-up as a start without edits, with which a reset begins. */
export const currentAsStart = (): Recording => ({ config: configStore.getState().config, edits: [] })
