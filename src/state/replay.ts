/**
 * Edits of an opened recording act in the worker when their step comes; here the controls follow.
 * Edits that the person makes are shown at once by `config.ts` and are not waited for here.
 */

import type { Edit, Recording } from '../core/config/types'
import { changedBy } from '../core/config/validate'
import { configStore } from './setup'

let ahead: readonly Edit[] = []

export function startReplay(recording: Recording): void {
  ahead = recording.edits
  showEditsUntil(0)
}

/** The run went back: the controls show what held at `step`, and the edits behind it come again. */
export function rewindReplay({ config, edits }: Recording, step: number): void {
  configStore.setState({ config })
  ahead = edits
  showEditsUntil(step)
}

/** The person has taken over a field: of what was still to come, only what the recording still holds does. */
export function keepReplayOf({ edits }: Recording): void {
  ahead = ahead.filter((edit) => edits.includes(edit))
}

/** Lets the controls show the edits that have taken effect at `step`; answers those. */
export function showEditsUntil(step: number): readonly Edit[] {
  const due = ahead.filter((edit) => edit.step <= step)
  if (due.length === 0) return due
  ahead = ahead.filter((edit) => edit.step > step)
  const { config } = configStore.getState()
  configStore.setState({ config: changedBy(config, due) })
  return due
}
