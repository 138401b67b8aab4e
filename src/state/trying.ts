/** A value that a control has at the moment and that a person may not keep. Who looks ahead follows it. */
import { createStore } from 'zustand/vanilla'
import type { FieldPath } from '../core/config/paths'
import type { RunConfig } from '../core/config/types'

export interface Trying {
  readonly path: FieldPath
  readonly value: unknown
  /** The set-up with the value. */
  readonly config: RunConfig
  /** True if the value acts on the run as it is, false if it starts a new one. */
  readonly live: boolean
  /** True while the control is dragged; false for a single change, as with a key. */
  readonly held: boolean
}

/** null while no control is moved. */
export const tryingStore = createStore<{ readonly trying: Trying | null }>(() => ({ trying: null }))

/** The control was released, or the value is that of the set-up again. */
export function stopTrying(): void {
  if (tryingStore.getState().trying) tryingStore.setState({ trying: null })
}
