/**
 * The loss lab: what it shows, undo, and its part of the link. Loads with its screen. Nothing here runs in the worker:
 * all that the lab shows is computed where it is drawn.
 */
import { createStore } from 'zustand/vanilla'
import { pointCount, withoutPoint, withPoint } from '../core/lab/points'
import { type LabFamily, type LabKind, type LabSetup, MOST_SHOWN, usualLab } from '../core/lab/setup'
import { validateLab } from '../core/lab/validate'
import { compactLab, expandLab } from '../share/lab'
import type { Gesture } from './changes'
import { mayChange } from './gate'
import { screenStore, type Transport } from './screen'
import { configStore } from './setup'
import { tellUnread } from './unreadNotices'

export interface LabState {
  readonly lab: LabSetup
  /** Oldest first: `undoLab` takes the last. */
  readonly past: readonly LabSetup[]
  /** Undone ones: `redoLab` takes the last. */
  readonly future: readonly LabSetup[]
  /** What is being dragged, whose changes belong to the last entry of `past`; null if nothing is. */
  readonly open: string | null
  /** How each family and kind was left. */
  readonly left: Readonly<Record<string, LabSetup>>
  /** Finished changes so far. */
  readonly commits: number
}

const MOST = 200

export const labStore = createStore<LabState>(() => ({
  lab: usualLab('losses'),
  past: [],
  future: [],
  open: null,
  left: {},
  commits: 0,
}))

/** Name under which `left` keeps a family. */
const placeOf = (family: LabFamily, kind: LabKind): string => `${family} ${family === 'losses' ? kind : ''}`

/**
 * Replaces what is shown. Changes of the same `subject` while it is dragged are one step of undo. A change to the same
 * set-up is none. No lock refuses it: links and lessons open set-ups with it.
 */
export function replaceLab(lab: LabSetup, subject = '', gesture: Gesture = 'commit'): void {
  labStore.setState((state) => {
    const goesOn = state.open !== null && state.open === subject
    const same = JSON.stringify(lab) === JSON.stringify(state.lab)
    const open = gesture === 'drag' ? subject : null
    if (same) return { open, commits: goesOn && open === null ? state.commits + 1 : state.commits }
    const { family, kind } = state.lab
    const stays = placeOf(family, kind) === placeOf(lab.family, lab.kind)
    return {
      lab,
      left: stays ? state.left : { ...state.left, [placeOf(family, kind)]: state.lab },
      open,
      past: goesOn ? state.past : [...state.past, state.lab].slice(-MOST),
      future: [],
      commits: open === null ? state.commits + 1 : state.commits,
    }
  })
}

/** What a person changes; a link may have locked the lab. */
const change: typeof replaceLab = (...change) => {
  if (mayChange('lab')) replaceLab(...change)
}

/** Changes some fields. `subject` names what is dragged, for example `point 3`. */
export function changeLab(patch: Partial<LabSetup>, subject = '', gesture: Gesture = 'commit'): void {
  change({ ...labStore.getState().lab, ...patch }, subject, gesture)
}

/** Chooses the entry whose pulls and formula are shown. That is a look, which no lock refuses. */
export function chooseEntry(id: string): void {
  replaceLab({ ...labStore.getState().lab, chosen: id })
}

/** Adds a point to the fit, at a place or where there is room. Returns its index; null if there are as many as allowed. */
export function addLabPoint(at?: readonly [number, number]): number | null {
  const { lab } = labStore.getState()
  const more = withPoint(lab, at)
  if (more === null || !mayChange('lab')) return null
  replaceLab(more)
  return pointCount(lab)
}

/** Removes a point of the fit. Two stay. */
export function removeLabPoint(index: number): void {
  const fewer = withoutPoint(labStore.getState().lab, index)
  if (fewer) change(fewer)
}

export function setLabOption(id: string, name: string, value: unknown, gesture: Gesture): void {
  const { lab } = labStore.getState()
  const options = { ...lab.options, [id]: { ...lab.options[id], [name]: value } }
  // Validation leaves out what equals its default, so that equal set-ups are equal as data.
  change(validateLab({ ...lab, options }).lab, `${id} ${name}`, gesture)
}

/** Shows an entry or removes it. The last one stays. */
export function toggleEntry(id: string): void {
  const { shown, chosen } = labStore.getState().lab
  if (!shown.includes(id)) {
    if (shown.length < MOST_SHOWN) changeLab({ shown: [...shown, id], chosen: id })
    return
  }
  if (shown.length === 1) return
  const rest = shown.filter((other) => other !== id)
  changeLab({ shown: rest, chosen: chosen === id ? rest[0] : chosen })
}

/** Shows another family, as it was left. */
export function showFamily(family: LabFamily, kind: LabKind = 'regression'): void {
  const { lab, left } = labStore.getState()
  if (lab.family === family && lab.kind === kind) return
  change(left[placeOf(family, kind)] ?? usualLab(family, kind))
}

/** The family as it was at first. */
export function resetLab(): void {
  const { family, kind } = labStore.getState().lab
  change(usualLab(family, kind))
}

export function undoLab(): void {
  labStore.setState(({ lab, past, future, commits }) => {
    const before = past.at(-1)
    if (!before) return {}
    return { lab: before, past: past.slice(0, -1), future: [...future, lab], open: null, commits: commits + 1 }
  })
}

export function redoLab(): void {
  labStore.setState(({ lab, past, future, commits }) => {
    const after = future.at(-1)
    if (!after) return {}
    return { lab: after, past: [...past, lab], future: future.slice(0, -1), open: null, commits: commits + 1 }
  })
}

const transport: Transport = {
  // Nothing here plays.
  toggle() {},
  step() {},
  reset: resetLab,
  undo: undoLab,
  redo: redoLab,
}

/** Connects the lab with the address, and with the keys of undo and reset. Returns a function that ends both. */
export function linkLab(): () => void {
  takeOpened()
  tellAddress()
  screenStore.setState({ transport })
  const stops = [
    labStore.subscribe((state, before) => {
      if (state.commits !== before.commits) tellAddress()
    }),
    screenStore.subscribe((state, before) => {
      if (state.opened !== before.opened) takeOpened()
    }),
  ]
  return () => {
    for (const stop of stops) stop()
    screenStore.setState({ transport: null })
  }
}

/** Opens the lab of a link, a lesson or a control of the run once: a later visit finds it as it was left. */
function takeOpened(): void {
  const { opened } = screenStore.getState()
  if (opened === null) return
  screenStore.setState({ opened: null })
  const { lab, faults } = expandLab(opened)
  tellUnread(
    configStore.getState().recording,
    faults.map((fault) => ({ ...fault, field: fault.field ? `lab.${fault.field}` : 'lab' })),
  )
  replaceLab(lab)
}

function tellAddress(): void {
  const { lab, commits } = labStore.getState()
  screenStore.setState({
    linked: { base: configStore.getState().recording, beside: { lab: compactLab(lab) }, commits },
  })
}
