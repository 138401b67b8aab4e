/** Says which fields of a link could not be read. */
import { defaultConfig } from '../core/config/defaults'
import type { Recording } from '../core/config/types'
import type { FieldProblem } from '../core/config/validate'
import { encodeLink } from '../share/link'
import { notify } from './problems'

const MOST_NAMED = 8
const defaults: Recording = { config: defaultConfig, edits: [] }

export function tellProblems(recording: Recording, problems: readonly FieldProblem[]): void {
  if (problems.length === 0) return
  const fields = problems.flatMap(({ field }) => (field ? [field] : []))
  const more = fields.length > MOST_NAMED ? ', …' : ''
  const values = { fields: fields.slice(0, MOST_NAMED).join(', ') + more || '…' }
  if (problems.some(({ reason }) => reason === 'newer')) notify({ kind: 'warning', key: 'linkNewer', values })
  else if (fields.length === 0 && encodeLink(recording) === encodeLink(defaults))
    notify({ kind: 'warning', key: 'linkBroken' })
  else notify({ kind: 'warning', key: 'linkFields', values })
}
