/** What the landscapes show, with undo. Loads with its screen. */
import { createStore } from 'zustand/vanilla'
import type { WeightingConfig } from '../../core/config/types'
import type { LandscapeId } from '../../core/landscapes/all'
import type { Pair } from '../../core/landscapes/define'
import { type LandscapeSetup, usualSetup } from '../../core/landscapes/setup'
import { MOST_METHODS, MOST_STARTS, validateLandscape } from '../../core/landscapes/validate'
import type { Gesture } from '../changes'
import { mayChange } from '../gate'
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

/** Equal set-ups are then equal as text: no options at their defaults, and always the same order of fields. */
const tidy = (setup: LandscapeSetup): LandscapeSetup => validateLandscape(setup).setup

const first = tidy(usualSetup('valley'))

export const landscapeStore = createStore<LandscapeState>(() => ({
  setup: first,
  colors: colorsFor(first.methods, [], []),
  past: [],
  future: [],
  open: null,
  commits: 0,
}))

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

/** `next` with the very objects of `before` wherever both are equal, so that only what has changed renders again. */
function sharing(before: LandscapeSetup, next: LandscapeSetup): LandscapeSetup {
  const old = before as unknown as Readonly<Record<string, unknown>>
  const shared = Object.entries(next).map(([name, value]) => [name, same(old[name], value) ? old[name] : value])
  const setup = Object.fromEntries(shared) as unknown as LandscapeSetup
  const known = (method: WeightingConfig, i: number) =>
    same(before.methods[i], method)
      ? before.methods[i]
      : (before.methods.find((other) => same(other, method)) ?? method)
  return setup.methods === before.methods ? setup : { ...setup, methods: next.methods.map(known) }
}

const colored = (setup: LandscapeSetup, state: LandscapeState): Pick<LandscapeState, 'setup' | 'colors'> => ({
  setup,
  colors: colorsFor(setup.methods, state.setup.methods, state.colors),
})

/**
 * Shows another set-up. Changes of the same `subject` while it is dragged are one step of undo. A change to the same
 * set-up is none.
 */
export function replaceLandscape(wanted: LandscapeSetup, subject = '', gesture: Gesture = 'commit'): void {
  if (mayChange('landscape')) openLandscape(wanted, subject, gesture)
}

/** As `replaceLandscape`, for what a link or a lesson opens: no lock refuses it. */
export function openLandscape(wanted: LandscapeSetup, subject = '', gesture: Gesture = 'commit'): void {
  landscapeStore.setState((state) => {
    const setup = sharing(state.setup, tidy(wanted))
    const goesOn = state.open !== null && state.open === subject
    const open = gesture === 'drag' ? subject : null
    if (same(setup, state.setup)) return { open, commits: goesOn && open === null ? state.commits + 1 : state.commits }
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
  replaceLandscape({ ...landscapeStore.getState().setup, ...patch }, subject, gesture)
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
