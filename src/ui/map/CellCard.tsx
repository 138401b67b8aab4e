import { useStore } from 'zustand'
import { addCellAsLane, isLane, openCell } from '../../state/map/open'
import { mapViewStore } from '../../state/map/view'
import { useFormat } from '../hooks/useFormat'
import { useText } from '../hooks/useText'
import { meanText, remarksOn } from './reading'
import { useCells, useNamed } from './useMap'

/** The numbers of the cell that is looked at, and what it leads to. */
export function CellCard() {
  const text = useText('map')
  const format = useFormat()
  const { setup, cells, numbers } = useCells()
  const named = useNamed()
  const pointed = useStore(mapViewStore, (view) => view.pointed)
  const cell = pointed === null ? undefined : cells[pointed]
  const found = pointed === null ? undefined : numbers[pointed]
  return (
    <section className="card map-cell" aria-labelledby="map-cell-title">
      <h2 id="map-cell-title">{text('cell.title')}</h2>
      {!cell || !found ? (
        <p className="hint">{text('cell.none')}</p>
      ) : (
        <>
          <p className="map-place">{named.place(cell)}</p>
          <p className="num">
            {named.measure} <b data-testid="map-value">{meanText(found, format)}</b>
          </p>
          <ul className="num">
            {remarksOn(found, setup, text, format).map((remark) => (
              <li key={remark}>{remark}</li>
            ))}
          </ul>
          <table className="num">
            <tbody>
              {found.values.map((value, s) => (
                <tr key={setup.seeds[s]}>
                  <th scope="row">{text('cell.seed', { seed: setup.seeds[s] })}</th>
                  <td>{Number.isNaN(value) ? '–' : format.significant(value, 5)}</td>
                </tr>
              ))}
            </tbody>
          </table>
          <div className="map-leads">
            <button type="button" className="btn" disabled={found.state === 'refused'} onClick={() => openCell(cell)}>
              {text('cell.open')}
            </button>
            <button
              type="button"
              className="btn"
              title={text(isLane(cell) ? 'cell.laneHint' : 'cell.laneDataHint')}
              disabled={found.state === 'refused'}
              onClick={() => addCellAsLane(cell)}
            >
              {text(isLane(cell) ? 'cell.lane' : 'cell.laneData')}
            </button>
          </div>
          <p className="hint">{text(isLane(cell) ? 'cell.laneHint' : 'cell.laneDataHint')}</p>
        </>
      )}
    </section>
  )
}
