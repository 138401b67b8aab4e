import { type Ref, useCallback, useEffect, useId, useImperativeHandle, useMemo, useRef } from 'react'
import { usePlotArea, useXAxisScale, useYAxisScale } from 'recharts'
import { nearestRecord } from '../../core/measures/records'
import { viewStore } from '../../state/view'
import { useText } from '../hooks/useText'
import type { Axes } from './axes'
import { columnsOf } from './columns'
import { MOST_AHEAD } from './drawAhead'
import { drawAheadOf, drawCursor, drawLayer, type Plot, readAtLabels } from './drawLayer'
import { EarlierLines } from './EarlierLines'
import { LabelText, LinePaths } from './LineMarks'
import type { ChartModel } from './model'
import { forgetDraw, requestDraw } from './schedule'

export interface LayerHandle {
  draw(): void
  /** Draws only the curves of a look ahead. */
  drawAhead(): void
  /** The recorded step nearest to a client x. Null if there is none. */
  stepAt(clientX: number): number | null
  /** The x of a step and the width of the drawing, pixels. */
  placeOf(step: number): { readonly x: number; readonly width: number } | null
  /** Heights of points of the curves between two x, some for each line. Pixels from the top. */
  heightsBetween(left: number, right: number): number[]
}

/** Beyond this count, overlapping bands blend into grey and are drawn paler. */
const FEW_BANDS = 6
/** Points of each line that are looked at to find where the curves leave room. */
const MOST_LOOKED_AT = 16
/** From this many lines on, they are drawn thin and pale. */
const CROWD = 24

/**
 * Whether the scales are those of the axes. Recharts applies new axes in several renderings, and a drawing in each of
 * them would take most of the time.
 */
const fits = ({ x, y, area, axes }: Plot): boolean =>
  Math.abs(x(axes.x.high) - area.x - area.width) < 1 &&
  Math.abs(y(axes.y.low) - area.y - area.height) < 1 &&
  Math.abs(y(axes.y.high) - area.y) < 1

/**
 * The curves: one path per line (two for a pair), updated by hand, so that React and Recharts have nothing to do
 * while the axes do not change. Recharts' scales say where to draw.
 */
export function LiveLayer(props: { readonly ref: Ref<LayerHandle>; readonly model: ChartModel; readonly axes: Axes }) {
  const { ref, model, axes } = props
  const xScale = useXAxisScale()
  const yScale = useYAxisScale()
  const area = usePlotArea()
  const group = useRef<SVGGElement>(null)
  const clip = useId()
  const text = useText('curves')

  const plot = useMemo((): Plot | null => {
    if (!xScale || !yScale || !area) return null
    return { x: (value) => Number(xScale(value)), y: (value) => Number(yScale(value)), area, axes }
  }, [xScale, yScale, area, axes])
  const draw = useCallback(() => {
    if (group.current && plot) drawLayer(group.current, model, plot, viewStore.getState().hoverStep)
  }, [model, plot])

  useEffect(() => {
    if (!plot || fits(plot)) draw()
    else requestDraw(draw)
    return () => forgetDraw(draw)
  }, [draw, plot])
  useEffect(() => {
    const read = () => group.current && readAtLabels(group.current, model, viewStore.getState().hoverStep)
    const stop = viewStore.subscribe((view, before) => {
      if (view.hoverStep === before.hoverStep || !group.current || !xScale || !area) return
      drawCursor(group.current, (value) => Number(xScale(value)), area, view.hoverStep)
      if (!model.readAtLabels) return
      // All cursors move at once. The labels of the chart under the pointer change first.
      if (group.current.closest('.plot')?.matches(':hover, :focus')) read()
      else requestDraw(read)
    })
    return () => {
      stop()
      forgetDraw(read)
    }
  }, [model, xScale, area])
  useImperativeHandle(
    ref,
    () => ({
      draw,
      drawAhead() {
        if (group.current && plot) drawAheadOf(group.current, model, plot)
      },
      stepAt(clientX) {
        const svg = group.current?.ownerSVGElement
        const { steps } = model.source
        if (!svg || !area || steps.length === 0) return null
        const share = (clientX - svg.getBoundingClientRect().left - area.x) / area.width
        const step = axes.x.low + Math.min(Math.max(share, 0), 1) * (axes.x.high - axes.x.low)
        return steps[nearestRecord(steps, step)]
      },
      placeOf(step) {
        if (!xScale || !area) return null
        return { x: Number(xScale(step)), width: area.x + area.width }
      },
      heightsBetween(left, right) {
        if (!xScale || !yScale || model.stacked) return []
        const { steps } = model.source
        const inside = [...steps.keys()].filter((k) => {
          const x = Number(xScale(steps[k]))
          return x >= left && x <= right
        })
        const every = Math.ceil(inside.length / MOST_LOOKED_AT)
        const looked = inside.filter((_, k) => k % every === 0)
        return columnsOf(model).flatMap((values) => looked.map((k) => Number(yScale(values[k]))))
      },
    }),
    [draw, plot, xScale, yScale, area, axes, model],
  )
  return (
    <g ref={group} className="live-layer">
      {/* Points may lie beyond the axes if they arrive before the axes change. */}
      {area && (
        <clipPath id={clip}>
          <rect x={area.x} y={area.y - 2} width={area.width + 1} height={area.height + 4} />
        </clipPath>
      )}
      {area && (
        <text className="axis-name" x={area.x - 12} y={area.y + area.height + 15} textAnchor="end">
          {text('stepAxis')}
        </text>
      )}
      <g className="marks" />
      {model.source.band && (
        <g className={model.lines.length > FEW_BANDS ? 'bands many' : 'bands'} clipPath={`url(#${clip})`}>
          {model.lines.map((line) => (
            <path key={line.key} data-place={line.lane} fill={line.color} />
          ))}
        </g>
      )}
      {!model.stacked && <EarlierLines model={model} clip={clip} />}
      <g className="lines" clipPath={`url(#${clip})`}>
        {model.lines.map((line) => (
          <LinePaths key={line.key} line={line} stacked={model.stacked} crowded={model.lines.length > CROWD} />
        ))}
      </g>
      {model.stacked && <EarlierLines model={model} clip={clip} />}
      {model.ahead && model.lines.length <= MOST_AHEAD && (
        <g className={model.stacked ? 'ahead stacked' : 'ahead'} clipPath={`url(#${clip})`}>
          {model.lines.map((line) => (
            <path key={line.key} stroke={line.color} />
          ))}
        </g>
      )}
      <rect className="veil" fill="var(--surface)" fillOpacity={0.62} visibility="hidden" />
      <line className="now" stroke="var(--ink-2)" strokeWidth={1} visibility="hidden" />
      <line className="cursor" stroke="var(--ink-3)" strokeWidth={1} visibility="hidden" />
      <g className="labels">
        {model.lines.map((line) => (
          <LabelText key={line.key} line={line} room={model.labelSpace} />
        ))}
      </g>
      {area && <rect x={area.x} y={area.y} width={area.width} height={area.height} fill="transparent" />}
    </g>
  )
}
