/** Gives the bytes of the file to its worker, which loses them when something is cancelled. */
import type { Refusal } from '../../core/tables/findings'
import type { Fingerprint } from '../../core/tables/recipe'
import type { Corrections, TableLook } from '../../core/tables/table'
import { sourceOf, tableStore } from './store'
import { tellShare } from './work'
import { askOpen, CancelledError, isOpen } from './worker'

/** Gives the bytes to a new worker. Returns what is in them. */
export async function reopen(corrections: Corrections): Promise<Looked> {
  const { file } = tableStore.getState()
  const given = sourceOf()
  if (!given || !file) throw new CancelledError()
  const bytes = new Uint8Array(await given.arrayBuffer())
  // Another file was opened, or none is wanted any more.
  if (sourceOf() !== given) throw new CancelledError()
  return askOpen({ name: file.name, bytes, corrections }, tellShare('reading'))
}

export interface Looked {
  readonly fingerprint: Fingerprint
  readonly look: TableLook | Refusal
}

/** The worker has lost its file if something was cancelled. */
export async function hasFile(): Promise<void> {
  if (!isOpen()) await reopen(tableStore.getState().corrections)
}
