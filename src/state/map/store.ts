/** The map that is shown, with undo. Loads with its screen. */
import { createStore } from 'zustand/vanilla'
import { defaultConfig } from '../../core/config/defaults'
import type { Recording } from '../../core/config/types'
import { cellsOf, type MapCell } from '../../core/maps/cells'
import { type ReadyMadeId, readyMade, usualMap } from '../../core/maps/readyMade'
import type { MapSetup, Shape } from '../../core/maps/types'
import { validateMap } from '../../core/maps/validate'
import type { Gesture } from '../changes'
import { holdSetups } from '../data'
import { mayChange } from '../gate'

export interface MapState {
  readonly setup: MapSetup
  /** Oldest first: `undoMap` takes the last. */
  readonly past: readonly MapSetup[]
  /** Undone ones: `redoMap` takes the last. */
  readonly future: readonly MapSetup[]
  /** What is being dragged, whose changes belong to the last entry of `past`; null if nothing is. */
  readonly open: string | null
  /** Finished changes so far. */
  readonly commits: number
  /** The page's own run when the base was taken, to notice a change of it; null before the first visit. */
  readonly runThen: Recording | null
}

/** The most changes that can be undone. */
const MOST = 200

export const mapStore = createStore<MapState>(() => ({
  setup: usualMap({ config: defaultConfig, edits: [] }),
  past: [],
  future: [],
  open: null,
  commits: 0,
  runThen: null,
}))

holdSetups(() => {
  const { setup, past, future } = mapStore.getState()
  return [setup, ...past, ...future].map(({ base }) => base.config)
})

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

/** `next` with the very objects of `before` wherever both are equal, so that only what has changed is made again. */
const sharing = (before: MapSetup, next: MapSetup): MapSetup => ({
  ...next,
  base: same(before.base, next.base) ? before.base : next.base,
  shape: same(before.shape, next.shape) ? before.shape : next.shape,
  seeds: same(before.seeds, next.seeds) ? before.seeds : next.seeds,
})

/**
 * Shows another map. Changes of the same `subject` while it is dragged are one step of undo. A change to the same map
 * is none.
 */
export function replaceMap(wanted: MapSetup, subject = '', gesture: Gesture = 'commit'): void {
  mapStore.setState((state) => {
    const { base, ...rest } = wanted
    const setup = sharing(state.setup, validateMap(rest, base).setup)
    const goesOn = state.open !== null && state.open === subject
    const open = gesture === 'drag' ? subject : null
    if (same(setup, state.setup)) return { open, commits: goesOn && open === null ? state.commits + 1 : state.commits }
    return {
      setup,
      open,
      past: goesOn ? state.past : [...state.past, state.setup].slice(-MOST),
      future: [],
      commits: open === null ? state.commits + 1 : state.commits,
    }
  })
}

/** Changes some fields of the map. `subject` names what is dragged, for example `x.from`. */
export function changeMap(patch: Partial<MapSetup>, subject = '', gesture: Gesture = 'commit'): void {
  if (mayChange('map')) replaceMap({ ...mapStore.getState().setup, ...patch }, subject, gesture)
}

export const changeShape = (shape: Shape, subject = '', gesture: Gesture = 'commit'): void =>
  changeMap({ shape }, subject, gesture)

/** Takes another set-up as the base. What its quantities and tasks do not fit becomes as usual. */
export function rebaseMap(base: Recording): void {
  if (!mayChange('map')) return
  mapStore.setState({ runThen: base })
  changeMap({ base })
}

/** Shows a ready-made map over the current base. Returns false if the base has too few tasks. */
export function showReadyMade(id: ReadyMadeId): boolean {
  const made = readyMade(id, mapStore.getState().setup.base)
  if (made && mayChange('map')) replaceMap(made)
  return made !== null
}

/** The first visit starts from the run on the page. Later ones find the map as it was left. */
export function startFromRun(base: Recording): void {
  if (mapStore.getState().runThen) return
  mapStore.setState({ setup: usualMap(base), runThen: base })
}

export function undoMap(): void {
  mapStore.setState(({ setup, past, future, commits }) => {
    const before = past.at(-1)
    if (!before) return {}
    return { setup: before, past: past.slice(0, -1), future: [...future, setup], open: null, commits: commits + 1 }
  })
}

export function redoMap(): void {
  mapStore.setState(({ setup, past, future, commits }) => {
    const after = future.at(-1)
    if (!after) return {}
    return { setup: after, past: [...past, setup], future: future.slice(0, -1), open: null, commits: commits + 1 }
  })
}

let made: { readonly base: Recording; readonly shape: Shape; readonly cells: readonly MapCell[] } | null = null

/** The cells of a map; the same ones as long as base and shape are the same objects. */
export function cellsFor({ base, shape }: MapSetup): readonly MapCell[] {
  if (made?.base !== base || made.shape !== shape) made = { base, shape, cells: cellsOf({ base, shape }) }
  return made.cells
}
