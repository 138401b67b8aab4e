import { type ReactNode, useDeferredValue } from 'react'
import type { LabSetup } from '../../core/lab/setup'
import { ScrollBox } from '../controls/ScrollBox'
import { useText } from '../hooks/useText'
import { useActivationCells, useLossCells, useOptimizerCells, useScheduleCells } from './cells'
import { type NamedEntry, useLab, useShown } from './useLab'

/** A row of the table: a property, and the cell of an entry. */
export interface PropertyRow {
  readonly key: string
  readonly name: string
  /** What the property means and where its number comes from. */
  readonly about: string
  readonly cell: (id: string, lab: LabSetup) => ReactNode
}

/** Properties of what is shown, computed from their formulas. */
export function PropertyTable() {
  const text = useText('lab')
  const { family } = useLab()
  return (
    <section className="card lab-table" data-target="labTable" aria-labelledby="lab-table-title">
      <h2 id="lab-table-title">{text('table')}</h2>
      <p className="hint">{text(`tableHints.${family}`)}</p>
      {family === 'losses' && <Rows rows={useLossCells} />}
      {family === 'activations' && <Rows rows={useActivationCells} />}
      {family === 'optimizers' && <Rows rows={useOptimizerCells} />}
      {family === 'schedules' && <Rows rows={useScheduleCells} />}
    </section>
  )
}

function Rows({ rows: useRows }: { readonly rows: () => readonly PropertyRow[] }) {
  const text = useText('lab')
  const rows = useRows()
  const shown = useShown()
  // Properties take some milliseconds for each entry: they follow a slider, they do not hold it up.
  const lab = useDeferredValue(useLab())
  const entries = shown.filter(({ id }) => lab.shown.includes(id))
  return (
    <ScrollBox label={text('table')} className="lab-scroll">
      <table>
        <thead>
          <tr>
            <th scope="col">{text('property')}</th>
            {entries.map(({ id, name, ink }) => (
              <th key={id} scope="col" style={{ color: ink }}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              <th scope="row">
                {row.name}
                <span className="hint">{row.about}</span>
              </th>
              {entries.map((entry) => (
                <Cell key={entry.id} row={row} entry={entry} lab={lab} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  )
}

/** A component of its own, so that the browser can do other work between two cells. */
const Cell = (props: { readonly row: PropertyRow; readonly entry: NamedEntry; readonly lab: LabSetup }) => (
  <td className="num">{props.row.cell(props.entry.id, props.lab)}</td>
)
