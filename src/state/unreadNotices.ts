/** Tells the person which parts of a link or a file could not be read. */
import { defaultConfig } from '../core/config/defaults'
import type { FieldFault } from '../core/config/faults'
import { MOST_EDITS } from '../core/config/fields'
import { formulaFaults } from '../core/config/formulas'
import type { Recording } from '../core/config/types'
import { encodeLink } from '../share/link'
import { notify } from './notices'

const MOST_NAMED = 3
/** A link may put any text into a name: a notice prints at most this many characters of it. */
const LONGEST_NAME = 40
const defaults: Recording = { config: defaultConfig, edits: [] }

/** The names of three fields and the number of the others. */
function named(faults: readonly FieldFault[]): string {
  const fields = faults.flatMap(({ field }) => (field ? [shortName(field)] : []))
  const more = fields.length - MOST_NAMED
  return fields.slice(0, MOST_NAMED).join(', ') + (more > 0 ? ` (+${more})` : '') || '…'
}

/** At most 40 characters of a name, on one line, without characters that change the direction of the text. */
export function shortName(name: string): string {
  const letters = [...name.slice(0, 4 * LONGEST_NAME).replace(/[\p{C}\p{Z}]+/gu, ' ')]
  return letters.length > LONGEST_NAME ? `${letters.slice(0, LONGEST_NAME - 1).join('')}…` : letters.join('')
}

/** Names the changes that were left out because a recording holds no more. Returns the other faults. */
function tellDropped(faults: readonly FieldFault[]): readonly FieldFault[] {
  const isDropped = ({ field, reason }: FieldFault) => reason === 'range' && /^edits\.\d+–\d+$/.test(field)
  for (const { field } of faults.filter(isDropped)) {
    const values = { most: MOST_EDITS, dropped: field.slice('edits.'.length) }
    notify({ kind: 'warning', key: 'editsDropped', values })
  }
  return faults.filter((fault) => !isDropped(fault))
}

const FORMULA_NOTICES = { weights: 'weightsUnread', task: 'weightsWithoutTask', target: 'targetUnread' } as const

/** Names each formula that cannot be read, and the character at fault. Its text is kept for the person to mend. */
function tellFormulas(recording: Recording): void {
  for (const { kind, field, at } of formulaFaults(recording).slice(0, MOST_NAMED)) {
    notify({ kind: 'warning', key: FORMULA_NOTICES[kind], values: { field: shortName(field), at } })
  }
}

/** For an opened file: everything was read, or everything but these fields. */
export function tellImported(all: readonly FieldFault[], recording?: Recording): void {
  if (recording) tellFormulas(recording)
  const faults = tellDropped(all)
  if (faults.length === 0) notify({ kind: 'info', key: 'imported' })
  else notify({ kind: 'warning', key: 'importFields', values: { fields: named(faults) } })
}

/** For a kept comparison or map: everything was read but these parts. */
export function tellKept(faults: readonly FieldFault[]): void {
  if (faults.length > 0) notify({ kind: 'warning', of: 'kept', key: 'fields', values: { fields: named(faults) } })
}

/** For a link: says nothing if everything was read. */
export function tellUnread(recording: Recording, all: readonly FieldFault[]): void {
  tellFormulas(recording)
  const faults = tellDropped(all)
  if (faults.length === 0) return
  const values = { fields: named(faults) }
  if (faults.some(({ reason }) => reason === 'newer')) notify({ kind: 'warning', key: 'linkNewer', values })
  else if (faults.every(({ field }) => !field) && encodeLink(recording) === encodeLink(defaults))
    notify({ kind: 'warning', key: 'linkBroken' })
  else notify({ kind: 'warning', key: 'linkFields', values })
}
