/**
 * What the page shows: the one run in depth, or many side by side. The comparison's code comes with
 * its screen, so here it is only a value that is handed on.
 */
import { createStore } from 'zustand/vanilla'
import type { Recording } from '../core/config/types'
import { pause } from './run'

/** What the buttons and keys of the transport do. */
export interface Transport {
  toggle(): void
  step(): void
  reset(): void
}

export interface ScreenState {
  readonly screen: 'run' | 'compare'
  /** A comparison as a link carries it, which the screen takes when it is there; null = none. */
  readonly opened: unknown
  /** Version of the link that carried it; undefined = the latest. */
  readonly version: number | undefined
  /** Whether that one trains at once. */
  readonly plays: boolean
  /** Of the comparison on the screen; null = the run's. */
  readonly transport: Transport | null
  /** The comparison on the screen as a link carries it; null where the link is the run's. */
  readonly linked: Linked | null
}

interface Linked {
  readonly base: Recording
  /** As `share/comparison.ts` makes it short. */
  readonly comparison: unknown
  /** Finished changes so far. */
  readonly commits: number
}

export const screenStore = createStore<ScreenState>(() => ({
  screen: 'run',
  opened: null,
  version: undefined,
  plays: true,
  transport: null,
  linked: null,
}))

/** The run waits while others are compared, and is there again afterwards. */
export function showCompare(opened: unknown = null, plays = true, version?: number): void {
  pause()
  screenStore.setState({ screen: 'compare', opened, plays, version })
}

export function showRun(): void {
  screenStore.setState({ screen: 'run', opened: null, linked: null })
}
