/**
 * The set-up as the page holds it. Only the store: what may be done to it is in `config.ts`, and
 * `run.ts` and `events.ts` read and move it without importing those actions.
 */
import { createStore } from 'zustand/vanilla'
import { defaultConfig } from '../core/config/defaults'
import type { Recording, RunConfig } from '../core/config/types'

export interface SetupState {
  /** Start and edits: what a link and a file carry. */
  readonly recording: Recording
  /** The set-up as it is at the present step: the start with every edit up to there. Controls show this. */
  readonly config: RunConfig
  /** Steps of undo and redo that there are. */
  readonly past: number
  readonly future: number
  /** Finished changes so far; one that grew by a drag alone is not finished. The address follows this. */
  readonly commits: number
}

export const configStore = createStore<SetupState>(() => ({
  recording: { config: defaultConfig, edits: [] },
  config: defaultConfig,
  past: 0,
  future: 0,
  commits: 0,
}))

/** The present set-up as a start of its own: what a reset and a new seed begin with. */
export const presentAsStart = (): Recording => ({ config: configStore.getState().config, edits: [] })
