/** Live changes on their way to the worker, which answers each with its step, and the bound on all of them. */
import { withEdit } from '../core/config/edits'
import { MOST_EDITS } from '../core/config/fields'
import type { Recording } from '../core/config/types'
import { send } from './connection'
import { noticeStore, notify } from './notices'
import { configStore } from './setup'

interface SentEdit {
  readonly field: string
  readonly value: unknown
}

/** Sent and not answered yet, in order. */
let sent: readonly SentEdit[] = []

export function sendEdit(field: string, value: unknown): void {
  sent = [...sent, { field, value }]
  send('edit', { run: 0, field, value })
}

/** The recording with the changes on their way, as if they acted at `step`. */
export const withSentEdits = (recording: Recording, step: number): Recording =>
  sent.reduce((present, { field, value }) => withEdit(present, { step, field, value }), recording)

/** The worker has answered the first change of that field. */
export function editAnswered(field: string): void {
  const first = sent.findIndex((edit) => edit.field === field)
  sent = sent.filter((_, i) => i !== first)
}

/** Another run begins: answers of the old one no longer come. */
export function forgetSentEdits(): void {
  sent = []
}

/** False where the recording has no room for that many more live changes, since a link carries no more; the person is then told. */
export function hasRoomForEdit(more = 1): boolean {
  const { edits } = configStore.getState().recording
  if (edits.length + sent.length + more <= MOST_EDITS) return true
  // Once, and not with every pixel of a drag.
  const isSaid = noticeStore.getState().notices.some(({ key }) => key === 'editsFull')
  if (!isSaid) notify({ kind: 'warning', key: 'editsFull', values: { most: MOST_EDITS } })
  return false
}
