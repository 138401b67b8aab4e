import { type KeyboardEvent, useCallback, useEffect, useRef, useState } from 'react'
import { nearestRecord } from '../../core/measures/records'
import { setView, viewStore } from '../../state/view'
import { useRun } from '../hooks/useStores'
import { useText } from '../hooks/useText'
import { type Axes, axesFor } from './axes'
import { ChartFrame } from './ChartFrame'
import './charts.css'
import type { LayerHandle } from './LiveLayer'
import type { ChartModel } from './model'
import { OffScale } from './OffScale'
import { offLogScale } from './offScale'
import { Readout } from './Readout'
import { SummaryTable } from './SummaryTable'
import { forgetDraw, requestDraw } from './schedule'
import { usePointerX } from './usePointerX'

/**
 * A chart of live curves. Recharts draws axes and grid, only when they change; a layer of our own inside it
 * draws the curves. Hovering and the arrow keys read every chart at the same step.
 */
export function LiveChart({ title, model }: { readonly title: string; readonly model: ChartModel }) {
  const text = useText('curves')
  const layer = useRef<LayerHandle>(null)
  const plot = useRef<HTMLDivElement>(null)
  const { axes, off } = useAxes(model, layer)
  const pointAt = usePointerX((clientX) => {
    setView({ hoverStep: clientX === null ? null : (layer.current?.stepAt(clientX) ?? null) })
  })
  return (
    <figure className="live-chart" aria-label={title}>
      <div
        ref={plot}
        className="plot own-layer"
        // To a screen reader the chart is a slider along the steps. Its value text is the values at that step.
        role="slider"
        tabIndex={0}
        aria-label={text('chart', { title })}
        aria-valuemin={0}
        aria-valuenow={0}
        onPointerMove={(event) => pointAt(event.clientX)}
        onPointerLeave={() => pointAt(null)}
        onFocus={(event) => event.currentTarget.matches(':focus-visible') && moveHover(model, 0)}
        onBlur={() => pointAt(null)}
        onKeyDown={(event) => onKey(event, model)}
      >
        {axes && model.lines.length > 0 ? (
          <ChartFrame layer={layer} model={model} axes={axes} />
        ) : (
          <EmptyHint alone={model.lines.length === 0} />
        )}
      </div>
      <OffScale labels={off} />
      <Readout model={model} layer={layer} plot={plot} />
      <SummaryTable title={title} model={model} />
    </figure>
  )
}

function EmptyHint({ alone }: { readonly alone: boolean }) {
  const text = useText('curves')
  const waits = useRun(({ status }) => status === 'playing' || status === 'loading')
  return <p className="hint empty">{text(alone ? 'alone' : waits ? 'coming' : 'empty')}</p>
}

/**
 * Draws when the source has grown, in turn with the other charts. Returns the axes, which change only now and then,
 * and the labels of the lines that these axes cannot show.
 */
function useAxes(
  model: ChartModel,
  layer: { readonly current: LayerHandle | null },
): { readonly axes: Axes | null; readonly off: readonly string[] } {
  const [known, setAxes] = useState<Axes | null>(null)
  const [off, setOff] = useState<readonly string[]>([])
  // A curve drawn for one scale on the axis of the other could have NaN as a height.
  const axes = known && known.scale !== model.scale ? axesFor(model, null) : known
  const latest = useRef({ model, axes })
  latest.current = { model, axes }
  const draw = useCallback(() => {
    const { model: current, axes: shown } = latest.current
    const wanted = axesFor(current, shown)
    const cannotShow = offLogScale(current)
    setOff((before) => (String(before) === String(cannotShow) ? before : cannotShow))
    if (wanted === shown) layer.current?.draw()
    else setAxes(wanted)
    return wanted !== shown
  }, [layer])
  // While a control is dragged, these curves change with every frame and the run's own curves seldom.
  const drawAhead = useCallback(() => {
    const { model: current, axes: shown } = latest.current
    if (axesFor(current, shown) !== shown) return draw()
    layer.current?.drawAhead()
    return false
  }, [layer, draw])

  const { source, ahead } = model
  useEffect(() => {
    const stops = [source.subscribe(() => requestDraw(draw)), ahead?.subscribe(() => requestDraw(drawAhead))]
    return () => {
      for (const stop of stops) stop?.()
      forgetDraw(draw)
      forgetDraw(drawAhead)
    }
  }, [source, ahead, draw, drawAhead])
  // biome-ignore lint/correctness/useExhaustiveDependencies: new lines, scale or smoothing mean a new drawing
  useEffect(() => requestDraw(draw), [model, draw])
  return { axes, off }
}

const KEYS: Readonly<Record<string, number>> = {
  ArrowLeft: -1,
  ArrowRight: 1,
  ArrowDown: -1,
  ArrowUp: 1,
  PageDown: -10,
  PageUp: 10,
  Home: Number.NEGATIVE_INFINITY,
  End: Number.POSITIVE_INFINITY,
}

function onKey(event: KeyboardEvent, model: ChartModel): void {
  if (event.key === 'Escape') setView({ hoverStep: null })
  const by = KEYS[event.key]
  if (by === undefined || event.metaKey || event.ctrlKey || event.altKey) return
  event.preventDefault()
  moveHover(model, by)
}

/** Moves the step that is read by `by` records. Starts from the last record if no step is read yet. */
function moveHover({ source: { steps } }: ChartModel, by: number): void {
  if (steps.length === 0) return
  const { hoverStep } = viewStore.getState()
  const current = hoverStep === null ? steps.length - 1 : nearestRecord(steps, hoverStep)
  const index = Math.min(Math.max(current + by, 0), steps.length - 1)
  setView({ hoverStep: steps[index] })
}
