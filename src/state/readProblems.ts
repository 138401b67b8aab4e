/** Says what of a link or a file could not be read. */
import { defaultConfig } from '../core/config/defaults'
import type { Recording } from '../core/config/types'
import type { FieldProblem } from '../core/config/validate'
import { encodeLink } from '../share/link'
import { notify } from './problems'

const MOST_NAMED = 8
const defaults: Recording = { config: defaultConfig, edits: [] }

/** The fields' names, as many as one reads. */
function named(problems: readonly FieldProblem[]): string {
  const fields = problems.flatMap(({ field }) => (field ? [field] : []))
  const more = fields.length > MOST_NAMED ? ', …' : ''
  return fields.slice(0, MOST_NAMED).join(', ') + more || '…'
}

/** Of a file that was opened: all of it, or all but these fields. */
export function tellImported(problems: readonly FieldProblem[]): void {
  if (problems.length === 0) notify({ kind: 'info', key: 'imported' })
  else notify({ kind: 'warning', key: 'importFields', values: { fields: named(problems) } })
}

/** Of a link; says nothing where all of it was read. */
export function tellProblems(recording: Recording, problems: readonly FieldProblem[]): void {
  if (problems.length === 0) return
  const values = { fields: named(problems) }
  if (problems.some(({ reason }) => reason === 'newer')) notify({ kind: 'warning', key: 'linkNewer', values })
  else if (problems.every(({ field }) => !field) && encodeLink(recording) === encodeLink(defaults))
    notify({ kind: 'warning', key: 'linkBroken' })
  else notify({ kind: 'warning', key: 'linkFields', values })
}
