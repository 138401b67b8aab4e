import type { RefObject } from 'react'
import type { Placing } from '../../../core/measures/placings'
import { useFormat } from '../../hooks/useFormat'
import { useText } from '../../hooks/useText'
import { type NamedLane, useLanes } from '../useLanes'
import { LaneMark } from './LaneMark'
import { cellText, decimalsByColumn } from './resultTables'
import { WIDTHS, widthOf } from './shownColumns'
import type { ResultColumn, ResultModel, ResultRow } from './tableModel'
import { type Absence, absenceOf, nextSorting, type Sorting, unsorted } from './tableReading'
import { useColumnText } from './useResults'

export function ResultsGrid(props: {
  readonly model: ResultModel
  readonly rows: readonly ResultRow[]
  /** The columns of the model that are shown. */
  readonly columns: readonly ResultColumn[]
  /** The element in which the table scrolls. */
  readonly box: RefObject<HTMLDivElement | null>
  readonly sorting: Sorting
  readonly onSort: (sorting: Sorting) => void
}) {
  const { model, rows, columns, box, sorting, onSort } = props
  const text = useText('compareResults')
  const lanes = useLanes()
  const decimals = decimalsByColumn(model)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
    <section ref={box} className="results-scroll own-layer" tabIndex={0} aria-labelledby="results-title">
      <table className="results-table num" aria-labelledby="results-title" style={{ minWidth: widthOf(columns) }}>
        <colgroup>
          <col style={{ width: WIDTHS.lane }} />
          {columns.map(({ id, kind }) => (
            <col key={id} style={{ width: WIDTHS[kind] }} />
          ))}
        </colgroup>
        <thead>
          <tr>
            <th scope="col" className="results-lane" aria-sort={sorting.column === null ? 'none' : undefined}>
              <button type="button" onClick={() => onSort(unsorted)}>
                {text('table.lane')}
              </button>
            </th>
            {columns.map((column) => (
              <ColumnHead key={column.id} column={column} sorting={sorting} onSort={onSort} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const lane = lanes[row.lane]
            return lane ? (
              <Row key={lane.id} model={model} row={row} lane={lane} columns={columns} decimals={decimals} />
            ) : null
          })}
        </tbody>
      </table>
    </section>
  )
}

function ColumnHead(props: {
  readonly column: ResultColumn
  readonly sorting: Sorting
  readonly onSort: (sorting: Sorting) => void
}) {
  const { column, sorting, onSort } = props
  const text = useText('compareResults')
  const { title, hint } = useColumnText()
  const sorted = sorting.column === column.id ? sorting.direction : undefined
  return (
    <th scope="col" aria-sort={sorted} data-column={column.id}>
      <button
        type="button"
        title={`${hint(column)} ${text('table.sort', { column: title(column) })}`}
        onClick={() => onSort(nextSorting(sorting, column))}
      >
        {title(column)}
        {/* Its place is kept: a head that grows would move the column. */}
        <span className="results-arrow" aria-hidden="true">
          {sorted === 'ascending' ? '↑' : sorted === 'descending' ? '↓' : ''}
        </span>
      </button>
    </th>
  )
}

function Row(props: {
  readonly model: ResultModel
  readonly row: ResultRow
  readonly lane: NamedLane
  readonly columns: readonly ResultColumn[]
  readonly decimals: readonly number[]
}) {
  const { model, row, lane } = props
  const text = useText('compareResults')
  const diverged = text('table.divergedIn', { count: row.diverged, seeds: row.seeds })
  return (
    <tr className={lane.pale ? 'pale' : undefined}>
      <th scope="row" className="results-lane" title={row.baseline ? text('table.baseline') : undefined}>
        <span className="results-name">
          <LaneMark lane={lane} />
          <span title={lane.name}>{lane.name}</span>
          {row.diverged > 0 && (
            <span className="results-diverged" role="img" aria-label={diverged} title={diverged}>
              ▲ {row.diverged}
            </span>
          )}
        </span>
      </th>
      {props.columns.map((column) => {
        const at = model.columns.indexOf(column)
        return (
          <Cell
            key={column.id}
            column={column}
            cell={row.cells[at]}
            row={row}
            decimals={props.decimals[at]}
            absence={absenceOf(model, row, column)}
          />
        )
      })}
    </tr>
  )
}

function Cell(props: {
  readonly column: ResultColumn
  readonly cell: Placing
  readonly row: ResultRow
  readonly decimals: number
  readonly absence: Absence | null
}) {
  const { column, cell, row, absence } = props
  const text = useText('compareResults')
  const format = useFormat()
  const some = (known: number, seeds: number) => text('table.some', { known, seeds })
  const { mean, spread } = cellText(column, cell, props.decimals, { ...format, some }, row.seeds)
  return (
    <td
      className={cell.best ? 'best' : cell.tied ? 'tied' : undefined}
      data-column={column.id}
      title={absence ? text(`table.absent.${absence}`) : undefined}
    >
      {column.kind === 'deltaM' && !absence ? <Changes row={row} text={mean} /> : mean}
      {spread && <span className="results-spread"> {spread}</span>}
    </td>
  )
}

/** Δm, with the change of each task in its title. */
function Changes({ row: { changes }, text: mean }: { readonly row: ResultRow; readonly text: string }) {
  const text = useText('compareResults')
  const format = useFormat()
  const { title } = useColumnText()
  const list = changes.flatMap((change, task) =>
    Number.isFinite(change)
      ? [
          text('table.change', {
            task: title({ id: '', kind: 'metric', task, better: 'high' }),
            change: format.fixed(change, 1),
          }),
        ]
      : [],
  )
  const made = text('table.changes', { list: list.join(text('table.comma')) })
  return <span title={made}>{mean}</span>
}
