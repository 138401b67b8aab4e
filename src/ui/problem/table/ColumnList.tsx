import { memo, useEffect, useRef, useState } from 'react'
import { useStore } from 'zustand'
import { canBeTarget, type Role } from '../../../core/tables/choose'
import type { ColumnLook } from '../../../core/tables/look'
import { COLUMN_KINDS, type ColumnKind } from '../../../core/tables/reader'
import { correctKind } from '../../../state/table/correct'
import { setRole, tableStore } from '../../../state/table/store'
import { Select } from '../../controls/Select'
import { useFormat } from '../../hooks/useFormat'
import { useText } from '../../hooks/useText'
import { useFindingText } from './useFindingText'

/** Columns that are shown before the person asks for all. */
const FIRST = 40
/** Values of the preview beside a column. */
const VALUES = 4

/** The columns with their types, uses, first values and what is wrong with them. */
export function ColumnList() {
  const text = useText('table')
  const format = useFormat()
  const look = useStore(tableStore, (state) => state.look)
  const roles = useStore(tableStore, (state) => state.roles)
  const [all, setAll] = useState(false)
  const list = useRef<HTMLUListElement>(null)
  useEffect(() => {
    // The button that was pressed is gone.
    if (all) list.current?.children[FIRST]?.querySelector('select')?.focus()
  }, [all])
  if (!look) return null
  const { columns, preview, layout, rows } = look
  const body = preview.slice(layout.header < 0 ? 0 : 1, VALUES + 1)
  const shown = all ? columns : columns.slice(0, FIRST)
  return (
    <>
      <h3>{text('columns.title')}</h3>
      <p className="hint">{text('columns.hint')}</p>
      <ul ref={list} className="own-table-columns">
        {shown.map((column) => (
          <Column
            key={column.place}
            column={column}
            role={roles.get(column.place) ?? 'unused'}
            rows={rows}
            values={body.map(({ cells }) => cells[column.place] ?? '').join(' · ')}
          />
        ))}
      </ul>
      {shown.length < columns.length && (
        <button type="button" className="btn small" onClick={() => setAll(true)}>
          {text('columns.more', { count: format.integer(columns.length) })}
        </button>
      )}
    </>
  )
}

const ROLES = ['input', 'target', 'unused'] as const satisfies readonly Role[]

const Column = memo(function Column(props: {
  readonly column: ColumnLook
  readonly role: Role
  readonly rows: number
  /** As they are written in the file. */
  readonly values: string
}) {
  const { column, role, rows, values } = props
  const text = useText('table')
  const format = useFormat()
  const sentence = useFindingText()
  const roles = ROLES.filter(
    (each) => each === 'unused' || (column.usable && (each === 'input' || canBeTarget(column))),
  )
  const facts = [
    ...(column.filled < rows
      ? [text('columns.filled', { count: format.integer(column.filled), rows: format.integer(rows) })]
      : []),
    ...(column.kind === 'category' || column.kind === 'yesno'
      ? [text('columns.distinct', { count: format.integer(column.distinct) })]
      : []),
  ]
  return (
    <li data-role={column.usable ? role : 'unused'}>
      <b className="own-table-name" title={column.name}>
        {column.name}
      </b>
      <Select
        label={text('columns.type', { column: column.name })}
        value={column.kind}
        options={COLUMN_KINDS.map((kind) => ({ value: kind, label: text(`kinds.${kind}`) }))}
        onChange={(kind) => void correctKind(column.place, kind as ColumnKind)}
      />
      <Select
        label={text('columns.use', { column: column.name })}
        value={roles.includes(role) ? role : 'unused'}
        options={roles.map((each) => ({ value: each, label: text(`roles.${each}`) }))}
        onChange={(value) => setRole(column.place, value as Role)}
      />
      <span className="own-table-values hint" title={text('columns.values', { values })}>
        {[values, ...facts].join(' — ')}
      </span>
      {column.warnings.length > 0 && (
        <ul className="own-table-warnings">
          {column.warnings.map((warning) => (
            <li key={warning.code}>{sentence(warning)}</li>
          ))}
        </ul>
      )}
    </li>
  )
})
