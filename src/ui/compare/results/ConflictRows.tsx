import { type ReactNode, useRef } from 'react'
import { useStore } from 'zustand'
import { compareViewStore } from '../../../state/compare/store'
import { useReadStep } from '../../charts/useReadStep'
import { useBox } from '../../hooks/useBox'
import type { NamedTask } from '../../hooks/useTasks'
import { useText } from '../../hooks/useText'
import type { NamedLane } from '../useLanes'
import { ConflictPlot, ConflictSteps } from './ConflictPlot'
import { paintCosine, paintShare } from './conflictColor'
import { HeatMap } from './HeatMap'
import { Sparkline } from './Sparkline'
import { type ConflictPicture, useConflict } from './useConflict'
import { type ConflictRow, topOf, useConflictRows, valueAt } from './useConflictRows'

/** The conflict of one lane over its steps: cosines of the pairs, and the measures that follow from them. */
export function ConflictRows({ lane, tasks }: { readonly lane: NamedLane; readonly tasks: readonly NamedTask[] }) {
  const text = useText('compareResults')
  const layer = useStore(compareViewStore, (view) => view.conflictLayer)
  const plot = useRef<HTMLDivElement>(null)
  const { width } = useBox(plot)
  const picture = useConflict(lane.index, layer, width)
  const rows = useConflictRows(picture, tasks)
  return (
    <div className="conflict-rows">
      <ConflictPlot box={plot} lane={lane} picture={picture} rows={rows}>
        {picture && rows ? (
          <>
            <Row rows={rows.pairs} picture={picture}>
              <HeatMap rows={picture.pairs} paint={paintCosine} label={text('conflict.cosine')} />
            </Row>
            <Legend />
            {rows.curves.map((row) => (
              <Row
                key={row.key}
                rows={[row]}
                picture={picture}
                range={text(row.key === 'ratio' ? 'conflict.logRange' : 'conflict.range', {
                  low: row.shown(0),
                  high: row.shown(topOf(row)),
                })}
              >
                <Sparkline values={row.values} top={topOf(row)} label={row.name} />
              </Row>
            ))}
            <Row rows={rows.loses} picture={picture}>
              <HeatMap rows={picture.loses} paint={paintShare} label={text('conflict.losesShort')} />
            </Row>
          </>
        ) : (
          <p className="hint conflict-empty">{text('conflict.empty')}</p>
        )}
      </ConflictPlot>
      {picture && <ConflictSteps picture={picture} lane={lane} />}
    </div>
  )
}

/** A picture with the names of its rows on the left and their values on the right. */
function Row(props: {
  readonly rows: readonly ConflictRow[]
  readonly picture: ConflictPicture
  /** The range of its curve, in words. */
  readonly range?: string
  readonly children: ReactNode
}) {
  const { rows, picture, range } = props
  return (
    <div className={range ? 'conflict-row tall' : 'conflict-row'}>
      <div className="conflict-names">
        {rows.map(({ key, name, hint }) => (
          <span key={key} title={`${name}: ${hint}`}>
            {name}
            {range && <small>{range}</small>}
          </span>
        ))}
      </div>
      {props.children}
      <div className="conflict-values num">
        {rows.map((row) => (
          <Value key={row.key} row={row} picture={picture} />
        ))}
      </div>
    </div>
  )
}

function Value({ row, picture }: { readonly row: ConflictRow; readonly picture: ConflictPicture }) {
  const hover = useReadStep()
  return <span>{valueAt(row, Math.min(hover ?? picture.last, picture.last), picture)}</span>
}

function Legend() {
  const text = useText('compareResults')
  return (
    <p className="conflict-legend" aria-hidden="true">
      <span>{text('conflict.against')} −1</span>
      <i />
      <span>1 {text('conflict.along')}</span>
    </p>
  )
}
