import { useCallback, useEffect, useId, useMemo, useRef, useState } from 'react'
import { CartesianGrid, LineChart, Line as RechartsLine, ResponsiveContainer, XAxis, YAxis } from 'recharts'
import { runStore } from '../../state/run'
import { setView, viewStore } from '../../state/view'
import { useFormat } from '../hooks/useFormat'
import { useText } from '../hooks/useText'
import { type Bounds, evenTicks, extent, linearBounds, logBounds, stepBounds } from './bounds'
import { columnsOf, type LayerHandle, LiveLayer } from './LiveLayer'
import type { ChartModel } from './model'
import { Readout } from './Readout'
import { SummaryTable } from './SummaryTable'
import { forgetDraw, requestDraw } from './schedule'

interface Axes {
  readonly x: Bounds
  readonly y: Bounds
}

const LABEL_SPACE = 76
const MARGIN = { top: 6, right: LABEL_SPACE, bottom: 0, left: 0 }

/**
 * A chart of live curves. Recharts draws axes and grid, and only when they change; one layer of our
 * own inside it moves the curves. Hovering, or the arrow keys, reads every chart at the same step.
 */
export function LiveChart({ title, model }: { readonly title: string; readonly model: ChartModel }) {
  const text = useText('curves')
  const format = useFormat()
  const [axes, setAxes] = useState<Axes | null>(null)
  const layer = useRef<LayerHandle>(null)
  const latest = useRef({ model, axes })
  latest.current = { model, axes }
  const summary = useId()

  const draw = useCallback(() => {
    const { model: present, axes: shown } = latest.current
    const wanted = axesFor(present, shown)
    if (wanted !== shown) setAxes(wanted)
    else layer.current?.draw()
  }, [])

  useEffect(() => {
    const ask = () => requestDraw(draw)
    ask()
    const stop = runStore.subscribe((state, before) => {
      if (state.historyVersion !== before.historyVersion) ask()
    })
    return () => {
      stop()
      forgetDraw(draw)
    }
  }, [draw])
  // biome-ignore lint/correctness/useExhaustiveDependencies: new lines, scale or smoothing mean a new drawing
  useEffect(() => requestDraw(draw), [model, draw])

  const data = useMemo(
    () =>
      axes && [
        { step: axes.x.low, value: axes.y.low },
        { step: axes.x.high, value: axes.y.high },
      ],
    [axes],
  )
  return (
    <figure className="live-chart" aria-label={title}>
      <div
        className="plot"
        role="img"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: arrow keys move the step that is read
        tabIndex={0}
        aria-label={text('chart', { title })}
        aria-describedby={summary}
        onPointerMove={(event) => layer.current?.hover(event.clientX)}
        onPointerLeave={() => setView({ hoverStep: null })}
        onBlur={() => setView({ hoverStep: null })}
        onKeyDown={(event) => {
          const by = { ArrowLeft: -1, ArrowRight: 1, Home: Number.NEGATIVE_INFINITY, End: Number.POSITIVE_INFINITY }[
            event.key
          ]
          if (by === undefined) return
          event.preventDefault()
          moveHover(model, by)
        }}
      >
        {data && axes ? (
          <ResponsiveContainer width="100%" height="100%" minWidth={0} minHeight={0}>
            <LineChart data={data} margin={MARGIN} accessibilityLayer={false}>
              <CartesianGrid vertical={false} stroke="var(--line)" />
              <XAxis
                dataKey="step"
                type="number"
                domain={[axes.x.low, axes.x.high]}
                ticks={axes.x.ticks as number[]}
                tickFormatter={format.integer}
                tickLine={false}
                axisLine={false}
                height={20}
                allowDataOverflow
                interval="preserveStartEnd"
              />
              <YAxis
                dataKey="value"
                type="number"
                scale={model.scale}
                domain={[axes.y.low, axes.y.high]}
                ticks={axes.y.ticks as number[]}
                tickFormatter={(value: number) => format.significant(value, 3)}
                tickLine={false}
                axisLine={false}
                width={44}
                allowDataOverflow
                interval={0}
              />
              <RechartsLine dataKey="value" stroke="none" dot={false} activeDot={false} isAnimationActive={false} />
              <LiveLayer ref={layer} model={model} axes={axes} labelSpace={LABEL_SPACE} />
            </LineChart>
          </ResponsiveContainer>
        ) : (
          <p className="hint empty">{text('empty')}</p>
        )}
      </div>
      <Readout model={model} />
      <SummaryTable id={summary} title={title} model={model} />
    </figure>
  )
}

/** Bounds for what the history holds now; the very same object where nothing must change. */
function axesFor(model: ChartModel, shown: Axes | null): Axes | null {
  const { history } = model
  if (history.length === 0) return null
  const x = stepBounds(history.steps[history.length - 1], shown?.x ?? null)
  const y = valueBounds(model, shown?.y ?? null)
  return shown && shown.x === x && shown.y === y ? shown : { x, y }
}

function valueBounds(model: ChartModel, present: Bounds | null): Bounds {
  if (model.bounds) {
    const [low, high] = model.bounds
    if (present?.low === low && present.high === high) return present
    return { low, high, ticks: evenTicks(low, high, 4) }
  }
  const log = model.scale === 'log'
  const range = extent(columnsOf(model), log) ?? (log ? [0.1, 1] : [0, 1])
  return log ? logBounds(range, present) : linearBounds(range, present)
}

function moveHover({ history }: ChartModel, by: number): void {
  if (history.length === 0) return
  const { hoverStep } = viewStore.getState()
  const present = hoverStep === null ? history.length - 1 : history.indexAt(hoverStep)
  const index = Math.min(Math.max(present + by, 0), history.length - 1)
  setView({ hoverStep: history.steps[index] })
}
