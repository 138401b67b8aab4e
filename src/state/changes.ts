/** Undo and redo: two stacks of changes, in which a drag is one change. Knows nothing of how a run works. */
import { createStore } from 'zustand/vanilla'
import type { FieldPath } from '../core/config/paths'
import type { RunConfig } from '../core/config/types'
import type { History } from './history'
import type { KeptRun } from './oneRun'

export type Gesture = 'drag' | 'commit'

/** A change of one live field. It is undone by another live change, so the run continues. */
export interface LiveChange {
  readonly kind: 'live'
  readonly path: FieldPath
  readonly before: unknown
  readonly after: unknown
}

export type Change =
  | LiveChange
  /** Live fields that were changed together and are undone together. */
  | { readonly kind: 'together'; readonly path: ''; readonly parts: readonly LiveChange[] }
  /**
   * Any change that starts over, with the run that it replaced and the run that it began. Drags with equal `path`
   * merge into one change; '' never merges.
   */
  | { readonly kind: 'whole'; readonly path: string; readonly before: KeptRun; readonly after: KeptRun }

const MOST = 200
/** Bytes of all histories that are kept to go back to. */
const MOST_BYTES = 32e6
/** The worker keeps the films of this many runs. */
const MOST_FILMS = 6

export interface Changes {
  /** Oldest first: `undo` takes the last. */
  readonly past: readonly Change[]
  /** Undone changes: `redo` takes the last. */
  readonly future: readonly Change[]
  /** The field that is being dragged, whose changes still belong to the last entry; null if there is none. */
  readonly open: string | null
}

export const changeStore = createStore<Changes>(() => ({ past: [], future: [], open: null }))

type Stacks = Pick<Changes, 'past' | 'future'>

/** Those that are undone or redone first come first. */
const wholes = ({ past, future }: Stacks): readonly Extract<Change, { kind: 'whole' }>[] =>
  [...future.toReversed(), ...past.toReversed()].filter((change) => change.kind === 'whole')

/** Runs that undo or redo may bring back, those of the newest changes first. */
export const runsOfChanges = (stacks: Stacks = changeStore.getState()): readonly KeptRun[] =>
  wholes(stacks).flatMap(({ before, after }) => [before, after])

/** Of these the runs that come back with their curves. */
export const keptRuns = (stacks?: Stacks): readonly KeptRun[] =>
  runsOfChanges(stacks).filter(({ history }) => history !== null)

/** Loads whose films the worker keeps. */
export const keptGenerations = (): readonly number[] =>
  [...new Set(keptRuns().map(({ generation }) => generation))].slice(0, MOST_FILMS)

/** Keeps the curves of as many runs as fit into the bound, the nearest first, and of the others the recording alone. */
function withoutFarHistories(stacks: Stacks): Stacks {
  let bytes = 0
  const near = new Set<History>()
  for (const { history } of keptRuns(stacks)) {
    bytes += history?.bytes ?? 0
    if (history && bytes <= MOST_BYTES) near.add(history)
  }
  if (bytes <= MOST_BYTES) return stacks
  const thinned = (run: KeptRun): KeptRun => (run.history && !near.has(run.history) ? { ...run, history: null } : run)
  const lean = (change: Change): Change =>
    change.kind === 'whole' ? { ...change, before: thinned(change.before), after: thinned(change.after) } : change
  return { past: stacks.past.map(lean), future: stacks.future.map(lean) }
}

/** True if a change of that kind and field continues the last one, as a drag does. */
export function goesOn({ kind, path }: Pick<Change, 'kind' | 'path'>): boolean {
  const { past, open } = changeStore.getState()
  const last = past.at(-1)
  return open !== null && open === path && last?.path === path && last.kind === kind
}

export function remember(change: Change, gesture: Gesture): void {
  const { past } = changeStore.getState()
  const last = past.at(-1)
  const merged =
    last && change.kind !== 'together' && goesOn(change)
      ? [...past.slice(0, -1), { ...last, after: change.after } as Change]
      : [...past, change].slice(-MOST)
  const open = gesture === 'drag' && change.path !== '' ? change.path : null
  changeStore.setState({ ...withoutFarHistories({ past: merged, future: [] }), open })
}

/** Whether `undo` takes back the change that began a run with this set-up. */
export function isNewestChange(config: RunConfig | null | undefined): boolean {
  const last = changeStore.getState().past.at(-1)
  return last?.kind === 'whole' && last.after.recording.config === config
}

/** Ends the drag of a field, so that the next change of it is a step of undo of its own. */
export function endDrag(path: string): void {
  if (changeStore.getState().open === path) changeStore.setState({ open: null })
}

/**
 * Takes the newest change to undo it; null if there is none or `may` refuses it. `left` is the run that is
 * left by this, to which redo returns.
 */
export function takeBack(may: (change: Change) => boolean, left: KeptRun): Change | null {
  const { past, future } = changeStore.getState()
  const change = past.at(-1)
  if (!change || !may(change)) return null
  const undone = change.kind === 'whole' ? { ...change, after: left } : change
  changeStore.setState({ ...withoutFarHistories({ past: past.slice(0, -1), future: [...future, undone] }), open: null })
  return change
}

/** Takes the change that was undone last to do it again, as `takeBack` does. */
export function takeForward(may: (change: Change) => boolean, left: KeptRun): Change | null {
  const { past, future } = changeStore.getState()
  const change = future.at(-1)
  if (!change || !may(change)) return null
  const redone = change.kind === 'whole' ? { ...change, before: left } : change
  changeStore.setState({ ...withoutFarHistories({ past: [...past, redone], future: future.slice(0, -1) }), open: null })
  return change
}
