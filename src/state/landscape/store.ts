/** What the landscapes show, with undo. Loads with its screen. */
import { createStore } from 'zustand/vanilla'
import type { WeightingConfig } from '../../core/config/types'
import type { LandscapeId } from '../../core/landscapes/all'
import type { Pair } from '../../core/landscapes/define'
import { type LandscapeSetup, usualSetup } from '../../core/landscapes/setup'
import { MOST_METHODS, MOST_STARTS, validateLandscape } from '../../core/landscapes/validate'
import type { Gesture } from '../changes'
import { colorsFor } from './colors'

export interface LandscapeState {
  readonly setup: LandscapeSetup
  /** Number of each method's colour, from 1; it stays when another method is removed. */
  readonly colors: readonly number[]
  /** Oldest first: `undoLandscape` takes the last. */
  readonly past: readonly LandscapeSetup[]
  /** Undone ones: `redoLandscape` takes the last. */
  readonly future: readonly LandscapeSetup[]
  /** What is being dragged, whose changes belong to the last entry of `past`; null if nothing is. */
  readonly open: string | null
  /** Finished changes so far. */
  readonly commits: number
}

/** The most changes that can be undone. */
const MOST = 200

const first = usualSetup('valley')

export const landscapeStore = createStore<LandscapeState>(() => ({
  setup: first,
  colors: colorsFor(first.methods, [], []),
  past: [],
  future: [],
  open: null,
  commits: 0,
}))

const colored = (setup: LandscapeSetup, state: LandscapeState): Pick<LandscapeState, 'setup' | 'colors'> => ({
  setup,
  colors: colorsFor(setup.methods, state.setup.methods, state.colors),
})

/**
 * Shows another set-up. Changes of the same `subject` while it is dragged are one step of undo. A change to the same
 * set-up is none.
 */
export function replaceLandscape(setup: LandscapeSetup, subject = '', gesture: Gesture = 'commit'): void {
  landscapeStore.setState((state) => {
    const goesOn = state.open !== null && state.open === subject
    const open = gesture === 'drag' ? subject : null
    const same = JSON.stringify(setup) === JSON.stringify(state.setup)
    if (same) return { open, commits: goesOn && open === null ? state.commits + 1 : state.commits }
    return {
      ...colored(setup, state),
      open,
      past: goesOn ? state.past : [...state.past, state.setup].slice(-MOST),
      future: [],
      commits: open === null ? state.commits + 1 : state.commits,
    }
  })
}

/** Changes some fields. `subject` names what is dragged, for example `start 2`. */
export function changeLandscape(patch: Partial<LandscapeSetup>, subject = '', gesture: Gesture = 'commit'): void {
  // Validation leaves out options at their defaults, so that equal set-ups are equal as data.
  replaceLandscape(validateLandscape({ ...landscapeStore.getState().setup, ...patch }).setup, subject, gesture)
}

/** Shows a landscape with its usual set-up. The typed formulas stay. */
export function showLandscape(id: LandscapeId): void {
  const { landscape, formulas } = landscapeStore.getState().setup
  if (landscape !== id) replaceLandscape({ ...usualSetup(id), formulas })
}

/** Everything but the landscape and its formulas as usual. */
export function resetLandscape(): void {
  const { landscape, formulas } = landscapeStore.getState().setup
  replaceLandscape({ ...usualSetup(landscape), formulas })
}

export function moveStart(index: number, to: Pair, gesture: Gesture): void {
  const starts = landscapeStore.getState().setup.starts.map((start, i) => (i === index ? to : start))
  changeLandscape({ starts }, `start ${index}`, gesture)
}

export function addStart(at: Pair): void {
  const { starts } = landscapeStore.getState().setup
  if (starts.length < MOST_STARTS) changeLandscape({ starts: [...starts, at] })
}

/** The last start stays: without it there is nothing to see. */
export function removeStart(index: number): void {
  const { starts } = landscapeStore.getState().setup
  if (starts.length > 1) changeLandscape({ starts: starts.filter((_, i) => i !== index) })
}

export function addMethod(id: string): void {
  const { methods } = landscapeStore.getState().setup
  if (methods.length < MOST_METHODS) changeLandscape({ methods: [...methods, { id, options: {}, modifiers: [] }] })
}

export function changeMethod(index: number, method: WeightingConfig, gesture: Gesture = 'commit'): void {
  const methods = landscapeStore.getState().setup.methods.map((old, i) => (i === index ? method : old))
  changeLandscape({ methods }, `method ${index}`, gesture)
}

export function removeMethod(index: number): void {
  const { methods } = landscapeStore.getState().setup
  if (methods.length > 1) changeLandscape({ methods: methods.filter((_, i) => i !== index) })
}

export function undoLandscape(): void {
  landscapeStore.setState((state) => {
    const before = state.past.at(-1)
    if (!before) return {}
    const { setup, past, future, commits } = state
    return {
      ...colored(before, state),
      past: past.slice(0, -1),
      future: [...future, setup],
      open: null,
      commits: commits + 1,
    }
  })
}

export function redoLandscape(): void {
  landscapeStore.setState((state) => {
    const after = state.future.at(-1)
    if (!after) return {}
    const { setup, past, future, commits } = state
    return {
      ...colored(after, state),
      past: [...past, setup],
      future: future.slice(0, -1),
      open: null,
      commits: commits + 1,
    }
  })
}
