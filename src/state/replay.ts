/**
 * Lets the controls follow the edits of a recording as training passes their steps; the edits themselves act in the
 * worker. Edits that the person makes are shown immediately by `actOnRun.ts` and do not wait here.
 */
import type { StoreApi } from 'zustand/vanilla'
import type { Edit, Recording } from '../core/config/types'
import { changedBy } from '../core/config/validate'
import type { Attachment } from './controller'
import type { History } from './history'
import type { RunState } from './runState'
import type { SetupState } from './setup'

export interface Replay extends Attachment<RunState> {
  /** Another run begins, at `step`. */
  start(recording: Recording, step: number): void
}

export function createReplay(setup: StoreApi<SetupState>, history: History): Replay {
  /** Edits whose step has not come yet. */
  let ahead: readonly Edit[] = []

  /** Shows the edits that have taken effect at `step`, and returns them. */
  const showUntil = (step: number): readonly Edit[] => {
    const due = ahead.filter((edit) => edit.step <= step)
    if (due.length === 0) return due
    ahead = ahead.filter((edit) => edit.step > step)
    setup.setState(({ config }) => ({ config: changedBy(config, due) }))
    return due
  }

  /** Shows the controls as they were at `step`; later edits are shown again when their step comes. */
  const rewind = ({ config, edits }: Recording, step: number): void => {
    setup.setState({ config })
    ahead = edits
    showUntil(step)
  }

  return {
    start(recording, step) {
      if (step > 0) {
        rewind(recording, step)
        return
      }
      ahead = recording.edits
      showUntil(0)
    },
    take(event, before) {
      const { recording } = setup.getState()
      if (event.type === 'frame') {
        if (event.step < before.step) rewind(recording, event.step)
        for (const edit of showUntil(event.step)) if (edit.step > 0) history.mark(edit.step)
      }
      // The person has taken over a field: edits that the recording no longer holds do not come.
      if (event.type === 'edited') ahead = ahead.filter((edit) => recording.edits.includes(edit))
      return undefined
    },
  }
}
