import { type KeyboardEvent, type ReactNode, useRef } from 'react'
import { useStore } from 'zustand'
import { compareViewStore } from '../../../state/compare/store'
import { setView, viewStore } from '../../../state/view'
import { usePointerX } from '../../charts/usePointerX'
import { useReadStep } from '../../charts/useReadStep'
import { useBox } from '../../hooks/useBox'
import { useFormat } from '../../hooks/useFormat'
import type { NamedTask } from '../../hooks/useTasks'
import { useText } from '../../hooks/useText'
import type { NamedLane } from '../useLanes'
import { paintCosine, paintShare } from './conflictColor'
import { binOf } from './conflictModel'
import { HeatMap } from './HeatMap'
import { Sparkline } from './Sparkline'
import { type ConflictPicture, useConflict } from './useConflict'

interface RowData {
  readonly key: string
  readonly name: string
  readonly hint: string
  readonly values: Float64Array
  readonly shown: (value: number) => string
}

/** One lane's conflict: cosines of the pairs, then what follows from them, over the same steps. */
export function ConflictRows({ lane, tasks }: { readonly lane: NamedLane; readonly tasks: readonly NamedTask[] }) {
  const text = useText('compareResults')
  const layer = useStore(compareViewStore, (view) => view.conflictLayer)
  const plot = useRef<HTMLDivElement>(null)
  const { width } = useBox(plot)
  const picture = useConflict(lane.index, layer, width)
  const rows = useRows(picture, tasks)
  return (
    <div className="conflict-rows">
      <Plot box={plot} lane={lane} picture={picture} rows={rows}>
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
      </Plot>
      {picture && <Steps picture={picture} lane={lane} />}
    </div>
  )
}

interface Rows {
  readonly pairs: readonly RowData[]
  readonly curves: readonly RowData[]
  readonly loses: readonly RowData[]
}

function useRows(picture: ConflictPicture | null, tasks: readonly NamedTask[]): Rows | null {
  const text = useText('compareResults')
  const format = useFormat()
  if (!picture || picture.loses.length !== tasks.length) return null
  const cosine = (value: number) => format.fixed(value, 2)
  const percent = (value: number) => format.percent(value)
  const pairs = tasks.flatMap((first, i) => tasks.slice(i + 1).map((second) => [first, second] as const))
  return {
    pairs: pairs.map(([first, second], k) => ({
      key: `${first.id} ${second.id}`,
      name: text('conflict.pair', { first: first.name, second: second.name }),
      hint: text('conflict.cosine'),
      values: picture.pairs[k],
      shown: cosine,
    })),
    curves: [
      {
        key: 'share',
        name: text('conflict.share'),
        hint: text('conflict.shareHint'),
        values: picture.share,
        shown: percent,
      },
      {
        key: 'ratio',
        name: text('conflict.ratio'),
        hint: text('conflict.ratioHint'),
        values: picture.ratio,
        shown: (log) => text('conflict.times', { value: format.significant(10 ** log, 2) }),
      },
      {
        key: 'lean',
        name: text('conflict.lean'),
        hint: text('conflict.leanHint'),
        values: picture.lean,
        shown: (value) => text('conflict.degrees', { value: format.fixed(value, 0) }),
      },
    ],
    loses: tasks.map((task, t) => ({
      key: task.id,
      name: text('conflict.loses', { task: task.name }),
      hint: text('conflict.losesHint'),
      values: picture.loses[t],
      shown: percent,
    })),
  }
}

const TOPS: Readonly<Record<string, readonly number[]>> = {
  share: [1],
  ratio: [1, 2, 3, 4, 6, 9],
  lean: [15, 30, 45, 90, 180],
}

/** The next round end above the largest value. */
function topOf({ key, values }: RowData): number {
  const most = Math.max(0, ...values.filter(Number.isFinite))
  const tops = TOPS[key]
  return tops.find((top) => most <= top) ?? tops[tops.length - 1]
}

/** Names left, the picture, values right. */
function Row(props: {
  readonly rows: readonly RowData[]
  readonly picture: ConflictPicture
  /** From where to where its curve runs. */
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

function Value({ row, picture }: { readonly row: RowData; readonly picture: ConflictPicture }) {
  const hover = useReadStep()
  const value = row.values[binOf(Math.min(hover ?? picture.last, picture.last), picture.x.high, picture.count)]
  return <span>{row.shown(value ?? Number.NaN)}</span>
}

/**
 * Carries the step that all charts read: the pointer moves it, the arrow keys as well. Its width is the
 * pictures'; names and values stand beside it.
 */
function Plot(props: {
  readonly box: React.RefObject<HTMLDivElement | null>
  readonly lane: NamedLane
  readonly picture: ConflictPicture | null
  readonly rows: Rows | null
  readonly children: ReactNode
}) {
  const { box, picture, rows } = props
  const text = useText('compareResults')
  const format = useFormat()
  const hover = useReadStep()
  const last = picture?.last ?? 0
  const step = Math.min(hover ?? last, last)
  const pointAt = usePointerX((clientX) => {
    const field = box.current?.getBoundingClientRect()
    if (clientX === null || !field || !picture) setView({ hoverStep: null })
    else {
      const share = Math.min(1, Math.max(0, (clientX - field.left) / field.width))
      setView({ hoverStep: Math.min(picture.last, Math.round(share * picture.x.high)) })
    }
  })
  const onKey = (event: KeyboardEvent) => {
    if (!picture || event.metaKey || event.ctrlKey || event.altKey) return
    const to = stepFor(event.key, Math.min(viewStore.getState().hoverStep ?? last, last), picture)
    if (event.key === 'Escape') setView({ hoverStep: null })
    if (to === null) return
    event.preventDefault()
    setView({ hoverStep: Math.min(picture.last, Math.max(0, Math.round(to))) })
  }
  const words = picture && rows ? [...rows.pairs, ...rows.curves, ...rows.loses] : []
  return (
    <div
      className="conflict-plot own-layer"
      role="slider"
      tabIndex={0}
      aria-label={text('conflict.chart', { lane: props.lane.name })}
      aria-valuemin={0}
      aria-valuemax={last}
      aria-valuenow={step}
      aria-valuetext={
        picture
          ? `${text('conflict.atStep', { step: format.integer(step) })}: ${words
              .map((row) => `${row.name} ${row.shown(row.values[binOf(step, picture.x.high, picture.count)])}`)
              .join(text('pareto.comma'))}`
          : undefined
      }
      onPointerMove={(event) => pointAt(event.clientX)}
      onPointerLeave={() => pointAt(null)}
      onBlur={() => viewStore.getState().hoverStep !== null && setView({ hoverStep: null })}
      onKeyDown={onKey}
    >
      {props.children}
      <div ref={box} className="conflict-field" aria-hidden="true">
        {picture && hover !== null && <i style={{ left: `${(100 * hover) / picture.x.high}%` }} />}
      </div>
    </div>
  )
}

function stepFor(key: string, step: number, { x, count, last }: ConflictPicture): number | null {
  const one = Math.max(1, x.high / count)
  const by: Readonly<Record<string, number>> = {
    ArrowLeft: step - one,
    ArrowDown: step - one,
    ArrowRight: step + one,
    ArrowUp: step + one,
    PageDown: step - 10 * one,
    PageUp: step + 10 * one,
    Home: 0,
    End: last,
  }
  return by[key] ?? null
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

/** The axis, and what is averaged over. */
function Steps({ picture, lane }: { readonly picture: ConflictPicture; readonly lane: NamedLane }) {
  const text = useText('compareResults')
  const format = useFormat()
  const hover = useReadStep()
  return (
    <>
      <div className="conflict-axis num" aria-hidden="true">
        {picture.x.ticks.map((tick) => (
          <span key={tick} style={{ left: `${(100 * tick) / picture.x.high}%` }}>
            {format.integer(tick)}
          </span>
        ))}
      </div>
      <p className="hint conflict-note num">
        {picture.seeds > 1 ? text('conflict.overSeeds', { seeds: picture.seeds }) : text('conflict.oneSeed')}
        {' · '}
        {hover === null
          ? text('conflict.now', { step: format.integer(picture.last) })
          : text('conflict.atStep', { step: format.integer(Math.min(hover, picture.last)) })}
        {lane.dashed && ` · ${text('conflict.baseline')}`}
      </p>
    </>
  )
}
