/** Undo and redo: two stacks of changes, drags merged. Knows nothing of the run. */
import type { Recording } from '../core/config/types'
import type { History } from './history'
import { configStore } from './setup'

export type Gesture = 'drag' | 'commit'

/** One live field; undone by another live change, so the run goes on. */
export interface LiveChange {
  readonly kind: 'live'
  readonly path: string
  readonly before: unknown
  readonly after: unknown
}

export type Change =
  | LiveChange
  /** Live fields that were changed in one go and are undone in one go. */
  | { readonly kind: 'together'; readonly path: ''; readonly parts: readonly LiveChange[] }
  /**
   * Anything that starts over, with the run that it replaced and the one that it began. `path` tells drags of one
   * control from others; '' never merges.
   */
  | { readonly kind: 'whole'; readonly path: string; readonly before: KeptRun; readonly after: KeptRun }

/** A run as it stood when another one took its place. */
export interface KeptRun {
  readonly recording: Recording
  readonly step: number
  /** The step that its training had come to. */
  readonly furthest: number
  /** Of the load that began it; −1 where none has. */
  readonly generation: number
  /** Its curves; null where there are none, or no more: the way is then trained again with them. */
  readonly history: History | null
}

/** A run that has not begun. */
export const runOf = (recording: Recording): KeptRun => ({
  recording,
  step: 0,
  furthest: 0,
  generation: -1,
  history: null,
})

const MOST = 200
/** Of all histories that are kept to go back to. */
const MOST_BYTES = 32e6
/** The worker keeps the films of this many runs. */
const MOST_FILMS = 6
let past: readonly Change[] = []
let future: readonly Change[] = []
/** The field that is being dragged: its changes still belong to the last entry. */
let open: string | null = null

function publish(): void {
  forgetFarHistories()
  configStore.setState({ past: past.length, future: future.length })
}

/** What is nearest to the present first. */
const wholes = (): readonly Extract<Change, { kind: 'whole' }>[] =>
  [...future.toReversed(), ...past.toReversed()].filter((change) => change.kind === 'whole')

/** Runs that undo or redo may bring back with their curves, those of the newest changes first. */
export const keptRuns = (): readonly KeptRun[] =>
  wholes()
    .flatMap(({ before, after }) => [before, after])
    .filter(({ history }) => history !== null)

/** Loads whose films the worker keeps. */
export const keptGenerations = (): readonly number[] =>
  [...new Set(keptRuns().map(({ generation }) => generation))].slice(0, MOST_FILMS)

/** Within the bound curves are kept of as many runs as fit; of those far away the recording alone. */
function forgetFarHistories(): void {
  let bytes = 0
  const near = new Set<History>()
  for (const { history } of keptRuns()) {
    bytes += history?.bytes ?? 0
    if (history && bytes <= MOST_BYTES) near.add(history)
  }
  if (bytes <= MOST_BYTES) return
  const thinned = (run: KeptRun): KeptRun => (run.history && !near.has(run.history) ? { ...run, history: null } : run)
  const lean = (change: Change): Change =>
    change.kind === 'whole' ? { ...change, before: thinned(change.before), after: thinned(change.after) } : change
  past = past.map(lean)
  future = future.map(lean)
}

/** True if a change of that kind and field goes on with the last one, as a drag does. */
export function goesOn({ kind, path }: Pick<Change, 'kind' | 'path'>): boolean {
  const last = past[past.length - 1]
  return open !== null && open === path && last?.path === path && last.kind === kind
}

export function remember(change: Change, gesture: Gesture): void {
  const last = past[past.length - 1]
  if (last && change.kind !== 'together' && goesOn(change)) {
    past = [...past.slice(0, -1), { ...last, after: change.after } as Change]
  } else {
    past = [...past, change].slice(-MOST)
  }
  future = []
  open = gesture === 'drag' && change.path !== '' ? change.path : null
  publish()
}

/** Ends the drag of a field, so that the next change of it is one of its own. Whether there was one. */
export function endDrag(path: string): boolean {
  if (open !== path) return false
  open = null
  return true
}

/**
 * The newest change, which is to be undone now; null where there is none or `may` refuses it. `left` is the
 * run that is left by it, to which redo comes back.
 */
export function takeBack(may: (change: Change) => boolean, left: KeptRun): Change | null {
  const change = past[past.length - 1]
  if (!change || !may(change)) return null
  past = past.slice(0, -1)
  future = [...future, change.kind === 'whole' ? { ...change, after: left } : change]
  open = null
  publish()
  return change
}

/** The change undone last, which is to be done again now, as `takeBack`. */
export function takeForward(may: (change: Change) => boolean, left: KeptRun): Change | null {
  const change = future[future.length - 1]
  if (!change || !may(change)) return null
  future = future.slice(0, -1)
  past = [...past, change.kind === 'whole' ? { ...change, before: left } : change]
  open = null
  publish()
  return change
}

export function forgetChanges(): void {
  past = []
  future = []
  open = null
  publish()
}
