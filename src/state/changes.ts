/** Undo and redo: two stacks of changes, drags merged. Knows nothing of the run. */
import type { Recording } from '../core/config/types'
import { configStore } from './setup'

export type Gesture = 'drag' | 'commit'

export type Change =
  /** One live field; undone by another live change, so the run goes on. */
  | { readonly kind: 'live'; readonly path: string; readonly before: unknown; readonly after: unknown }
  /** Anything that starts over. `path` tells drags of one control from others; '' never merges. */
  | { readonly kind: 'whole'; readonly path: string; readonly before: Recording; readonly after: Recording }

const MOST = 200
let past: readonly Change[] = []
let future: readonly Change[] = []
/** The field that is being dragged: its changes still belong to the last entry. */
let open: string | null = null

const publish = (): void => configStore.setState({ past: past.length, future: future.length })

export function remember(change: Change, gesture: Gesture): void {
  const last = past[past.length - 1]
  if (open !== null && open === change.path && last?.path === change.path && last.kind === change.kind) {
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

/** The newest change, which is to be undone now; null where there is none or `may` refuses it. */
export function takeBack(may: (change: Change) => boolean = () => true): Change | null {
  const change = past[past.length - 1]
  if (!change || !may(change)) return null
  past = past.slice(0, -1)
  future = [...future, change]
  open = null
  publish()
  return change
}

/** The change undone last, which is to be done again now; null where there is none or `may` refuses it. */
export function takeForward(may: (change: Change) => boolean = () => true): Change | null {
  const change = future[future.length - 1]
  if (!change || !may(change)) return null
  future = future.slice(0, -1)
  past = [...past, change]
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
