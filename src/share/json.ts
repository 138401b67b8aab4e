/** A set-up as a file: the long form, for people and other programs. */

import type { FieldFault } from '../core/config/faults'
import type { Recording } from '../core/config/types'
import { latestOf, readRecording, versions } from '../core/config/versions'

const FORMAT = 'multi-task-loss-playground'

export const encodeJson = ({ config, edits }: Recording): string =>
  `${JSON.stringify({ format: FORMAT, version: latestOf(versions).version, config, edits }, null, 2)}\n`

/** The recording in the text of a file, as far as it can be read; null if there is none. Never throws. */
export function decodeJson(text: string, known = versions): { recording: Recording | null; faults: FieldFault[] } {
  let raw: unknown
  try {
    raw = JSON.parse(text)
  } catch {
    return { recording: null, faults: [{ field: '', reason: 'syntax' }] }
  }
  const file = typeof raw === 'object' && raw !== null ? (raw as Readonly<Record<string, unknown>>) : {}
  if (file.format !== FORMAT) return { recording: null, faults: [{ field: 'format', reason: 'unknown' }] }
  return readRecording(file, file.version, known)
}
