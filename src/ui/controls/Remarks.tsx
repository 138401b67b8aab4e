import { type FieldPath, parsePath } from '../../core/config/paths'
import type { Remark } from '../../core/config/remark'
import { isLocked } from '../../state/gate'
import { useFormat } from '../hooks/useFormat'
import { describedBy, useLocked } from '../hooks/useLocked'
import { useRemarks } from '../hooks/useRemarks'
import { useSetup } from '../hooks/useSetup'
import { useTasks } from '../hooks/useTasks'
import { useText } from '../hooks/useText'
import './remarks.css'

/**
 * The reasons in these fields that keep the set-up from learning, each with a button that fixes it, beside the
 * fields' controls. `named` adds the name of the task where the place does not show it.
 */
export function Remarks(props: { readonly fields: readonly FieldPath[]; readonly named?: boolean }) {
  const remarks = useRemarks().filter((remark) => remark.fields.some((field) => props.fields.includes(field)))
  return remarks.map((remark) => <RemarkNote key={remark.key + remark.fields[0]} remark={remark} named={props.named} />)
}

function RemarkNote({ remark, named }: { readonly remark: Remark; readonly named?: boolean }) {
  const text = useText('remarks')
  const format = useFormat()
  const setup = useSetup()
  const tasks = useTasks()
  const { key, fields, remedy } = remark
  const values = Object.fromEntries(
    Object.entries(remark.values).map(([name, value]) => [
      name,
      name === 'share' ? format.percent(value) : format.significant(value),
    ]),
  )
  const owner = named && tasks.find(({ id }) => id === parsePath(fields[0]).task)
  const refused = useLocked(remedy?.changes.map(({ field }) => setup.wish(field)).find(isLocked) ?? null)
  const says = text(`says.${key}`, values)
  return (
    <div className="remark" role="note" data-testid={`remark-${key}`}>
      <span>{owner ? text('of', { task: owner.name, says }) : says}</span>
      {remedy && (
        <button
          type="button"
          className="btn small"
          disabled={refused}
          aria-describedby={describedBy(refused)}
          onClick={() => {
            for (const { field, value } of remedy.changes) setup.set(field, value, 'commit')
          }}
        >
          {text(`remedies.${remedy.key}`, { ...values, value: String(remedy.changes[0].value) })}
        </button>
      )}
    </div>
  )
}
