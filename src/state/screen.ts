/**
 * The place that the page shows. All places but the run load their code with their screen, so here what a link carries
 * for them is only a value that is passed on.
 */
import { createStore } from 'zustand/vanilla'
import type { Recording } from '../core/config/types'
import type { Beside } from '../share/link'
import { pause } from './run'

/**
 * `run`: one run in depth. `compare`: many side by side. `map`: one number over one or two quantities. `learn`: the
 * lessons. `lab`: losses, activations, optimizers and schedules by themselves. `landscape`: paths over two parameters.
 */
export type Place = 'run' | 'compare' | 'map' | 'learn' | 'lab' | 'landscape'

/** What the buttons and keys of the transport, and those of undo, do. */
export interface Transport {
  toggle(): void
  step(): void
  reset(): void
  undo?(): void
  redo?(): void
}

export interface ScreenState {
  readonly screen: Place
  /** What a link carries for this place, for the screen to take once it has loaded; null = nothing. */
  readonly opened: unknown
  /** Version of the link that carried it; undefined = the latest. */
  readonly version: number | undefined
  /** True if the place trains or plays immediately. */
  readonly plays: boolean
  /** The transport of the place on the screen; null = that of the run. */
  readonly transport: Transport | null
  /** The place on the screen as a link carries it; null if the link is that of the run. */
  readonly linked: Linked | null
}

interface Linked {
  readonly base: Recording
  readonly beside: Beside
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

/** Pauses the run while another place is on the screen; it stands where it was afterwards. */
export function showPlace(
  screen: Exclude<Place, 'run'>,
  { opened = null, plays = true, version }: Partial<Pick<ScreenState, 'opened' | 'plays' | 'version'>> = {},
): void {
  pause()
  // A place that stays keeps its link; another one tells its own once it has loaded.
  const linked = screenStore.getState().screen === screen ? screenStore.getState().linked : null
  screenStore.setState({ screen, opened, plays, version, linked })
}

export const showCompare = (opened: unknown = null, plays = true, version?: number): void =>
  showPlace('compare', { opened, plays, version })

/** The place that a link opens. */
export const placeIn = (beside: Beside = {}): Place =>
  (['compare', 'map', 'landscape', 'lab', 'learn'] as const).find((place) => beside[place] !== undefined) ?? 'run'

export function showRun(): void {
  screenStore.setState({ screen: 'run', opened: null, linked: null })
}
