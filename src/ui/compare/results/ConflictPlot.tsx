import type { KeyboardEvent, ReactNode, RefObject } from 'react'
import { setView, viewStore } from '../../../state/view'
import { usePointerX } from '../../charts/usePointerX'
import { useReadStep } from '../../charts/useReadStep'
import { useFormat } from '../../hooks/useFormat'
import { useText } from '../../hooks/useText'
import type { NamedLane } from '../useLanes'
import type { ConflictPicture } from './useConflict'
import { type ConflictRowSets, valueAt } from './useConflictRows'

/**
 * Lets the pointer and the arrow keys move the step that all charts read. The area is as wide as the pictures; names
 * and values stand beside it.
 */
export function ConflictPlot(props: {
  readonly box: RefObject<HTMLDivElement | null>
  readonly lane: NamedLane
  readonly picture: ConflictPicture | null
  readonly rows: ConflictRowSets | null
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
              .map((row) => `${row.name} ${valueAt(row, step, picture)}`)
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

/** The axis of steps, and a note on what the values are averages of. */
export function ConflictSteps({ picture, lane }: { readonly picture: ConflictPicture; readonly lane: NamedLane }) {
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
