/** Live changes on their way to the worker, which reports the step of each, and the bound on their number. */

import type { StoreApi } from 'zustand/vanilla'
import { withEdit } from '../core/config/edits'
import { MOST_EDITS } from '../core/config/fields'
import type { FieldPath } from '../core/config/paths'
import type { Recording } from '../core/config/types'
import type { Send } from './connection'
import type { Attachment } from './controller'
import { noticeStore, notify } from './notices'
import type { RunState } from './runState'
import type { SetupState } from './setup'
import { throttle } from './throttle'

interface SentEdit {
  readonly field: FieldPath
  readonly value: unknown
}

export interface LiveEdits extends Attachment<RunState> {
  /** Sends a change now or, during a drag, with the next of ten a second: each one is kept in the recording. */
  send(field: FieldPath, value: unknown): void
  /** Sends what waits, now. */
  flush(): void
  /** Discards what waits. */
  cancel(): void
  /** The recording with the changes that the worker has not reported yet, as if they acted at `step`. */
  withSent(recording: Recording, step: number): Recording
  /** Another run begins: the worker no longer reports changes of the old one. */
  forget(): void
  /**
   * False if the recording has no room for that many more live changes, since a link carries no more; the person is
   * then told.
   */
  hasRoom(more?: number): boolean
}

/** Milliseconds between two changes of a drag. */
const EVERY = 100

export function createLiveEdits(setup: StoreApi<SetupState>, send: Send): LiveEdits {
  /** Sent and not reported yet, in order. */
  let sent: readonly SentEdit[] = []
  const pace = throttle(EVERY)
  return {
    send(field, value) {
      pace.run(() => {
        sent = [...sent, { field, value }]
        send('edit', { run: 0, field, value })
      })
    },
    flush: pace.flush,
    cancel: pace.cancel,
    withSent: (recording, step) =>
      sent.reduce((changed, { field, value }) => withEdit(changed, { step, field, value }), recording),
    forget() {
      sent = []
    },
    hasRoom(more = 1) {
      const { edits } = setup.getState().recording
      if (edits.length + sent.length + more <= MOST_EDITS) return true
      // Said once, not with every pixel of a drag.
      const isSaid = noticeStore.getState().notices.some(({ key }) => key === 'editsFull')
      if (!isSaid) notify({ kind: 'warning', key: 'editsFull', values: { most: MOST_EDITS } })
      return false
    },
    take(event) {
      if (event.type !== 'edited') return undefined
      const first = sent.findIndex(({ field }) => field === event.edit.field)
      sent = sent.filter((_, i) => i !== first)
      setup.setState(({ recording }) => ({ recording: withEdit(recording, event.edit) }))
      return undefined
    },
  }
}
