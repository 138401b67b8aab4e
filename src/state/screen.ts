/**
 * What the page shows: the one run in depth, or many side by side. The comparison's code loads with
 * its screen, so here a comparison is only a value that is passed on.
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
  /** A comparison as a link carries it, for the screen to take once it has loaded; null = none. */
  readonly opened: unknown
  /** Version of the link that carried it; undefined = the latest. */
  readonly version: number | undefined
  /** True if that comparison trains immediately. */
  readonly plays: boolean
  /** The transport of the comparison on the screen; null = that of the run. */
  readonly transport: Transport | null
  /** The comparison on the screen as a link carries it; null if the link is that of the run. */
  readonly linked: Linked | null
}

interface Linked {
  readonly base: Recording
  /** In the compact form of `share/comparison.ts`. */
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

/** Pauses the run while others are compared; it stands where it was afterwards. */
export function showCompare(opened: unknown = null, plays = true, version?: number): void {
  pause()
  screenStore.setState({ screen: 'compare', opened, plays, version })
}

export function showRun(): void {
  screenStore.setState({ screen: 'run', opened: null, linked: null })
}
