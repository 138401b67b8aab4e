/** The set-up as a file: the long form, for people and for other programs. */

import type { FieldFault } from '../core/config/faults'
import type { Recording } from '../core/config/types'
import { validateRecording } from '../core/config/validate'

const FORMAT = 'multi-task-loss-playground'
const VERSION = 1

export const encodeJson = ({ config, edits }: Recording): string =>
  `${JSON.stringify({ format: FORMAT, version: VERSION, config, edits }, null, 2)}\n`

/** null where the text is no set-up of this page at all; otherwise as far as it can be read. Never throws. */
export function decodeJson(text: string): { recording: Recording | null; faults: FieldFault[] } {
  let raw: unknown
  try {
    raw = JSON.parse(text)
  } catch {
    return { recording: null, faults: [{ field: '', reason: 'syntax' }] }
  }
  const file = typeof raw === 'object' && raw !== null ? (raw as Readonly<Record<string, unknown>>) : {}
  if (file.format !== FORMAT) return { recording: null, faults: [{ field: 'format', reason: 'unknown' }] }
  const newer: FieldFault[] =
    typeof file.version === 'number' && file.version > VERSION
      ? [{ field: 'version', reason: 'newer', value: file.version }]
      : []
  const { recording, faults } = validateRecording(file)
  return { recording, faults: [...newer, ...faults] }
}
