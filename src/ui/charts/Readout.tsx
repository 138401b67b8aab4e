import { type RefObject, useEffect, useMemo, useRef } from 'react'
import { nearestRecord } from '../../core/measures/records'
import { viewStore } from '../../state/view'
import { useFormat } from '../hooks/useFormat'
import { useText } from '../hooks/useText'
import { valuesAt } from './columns'
import { freestSpot } from './freestSpot'
import type { LayerHandle } from './LiveLayer'
import { type ChartModel, fullLabel } from './model'
import { type Row, rowsOf, rowsToRead } from './readings'

const MOST_ROWS = 12
/** A column is short, so that the box does not hide the curves. Two columns hold all rows. */
const rowsInAColumn = (rows: number): number => Math.max(4, Math.ceil(rows / 2))

/**
 * Every value of a chart at the step under the pointer, beside the cursor. React renders the rows once.
 * Their texts are then written directly into the elements, so hovering renders nothing. `plot` is the control
 * that the arrow keys move; its value text gives the same values to a screen reader.
 */
export function Readout(props: {
  readonly model: ChartModel
  readonly layer: RefObject<LayerHandle | null>
  readonly plot: RefObject<HTMLElement | null>
}) {
  const { model, layer, plot } = props
  const box = useRef<HTMLDivElement>(null)
  const text = useText('curves')
  const format = useFormat()
  const rows = useMemo(() => rowsOf(model), [model])
  const slots = Math.min(rows.length, MOST_ROWS)
  useEffect(() => {
    const show = (step: number | null) => {
      const element = box.current
      const { steps, shows } = model.source
      const hidden = step === null || steps.length === 0
      if (element) element.hidden = hidden || Boolean(model.readAtLabels)
      if (!element || hidden) return
      const index = nearestRecord(steps, step)
      const values = valuesAt(model, index)
      const value = (line: number) => values[line] ?? Number.NaN
      const seen = shows ? rows.filter((row) => shows(model.lines[row.line])) : rows
      const read = rowsToRead(seen, value, MOST_ROWS)
      const title = text('atStep', { step: format.integer(steps[index]) })
      put(element.querySelector('.at'), title)
      const places = [...element.querySelectorAll<HTMLElement>('.reading')]
      places.forEach((place, k) => {
        place.hidden = k >= read.length
      })
      const spoken = read.map((row, k) => writeRow(places[k], model, row, value))
      plot.current?.setAttribute('aria-valuetext', `${title}: ${spoken.join(', ')}`)
      plot.current?.setAttribute('aria-valuemax', String(steps[steps.length - 1]))
      plot.current?.setAttribute('aria-valuenow', String(steps[index]))
      if (!element.hidden) standBeside(element, layer.current, steps[index])
    }
    const follow = () => show(viewStore.getState().hoverStep)
    follow()
    const control = plot.current
    control?.addEventListener('focus', follow)
    const stop = viewStore.subscribe((view, before) => {
      // With values at the labels this text is only for screen readers, so only the focused chart needs it.
      const heard = !model.readAtLabels || control?.matches(':focus')
      if (view.hoverStep !== before.hoverStep && heard) follow()
    })
    return () => {
      stop()
      control?.removeEventListener('focus', follow)
    }
  }, [model, rows, text, format, layer, plot])
  return (
    <div ref={box} className="readout-box num" aria-hidden="true" hidden>
      <p className="at" />
      <div className="readings" style={{ gridTemplateRows: `repeat(${Math.min(slots, rowsInAColumn(slots))}, auto)` }}>
        {rows.slice(0, slots).map((row) => (
          <p key={row.line} className="reading">
            <i />
            <span className="name" />
            <b />
            {row.twin !== null && <span className="twin" />}
          </p>
        ))}
      </div>
      {rows.length > slots && <p className="rest">{text('lowest', { count: slots, all: rows.length })}</p>}
    </div>
  )
}

/** Writes one row and returns its words. */
function writeRow(element: Element, model: ChartModel, row: Row, value: (line: number) => number): string {
  const line = model.lines[row.line]
  const reading = `${fullLabel(line)} ${model.format(value(row.line))}`
  const [swatch, name, number, twin] = element.children as unknown as HTMLElement[]
  swatch.className = line.dashed ? 'dashed' : ''
  swatch.style.setProperty('--a', line.color)
  swatch.style.setProperty('--b', line.second?.color ?? line.color)
  put(name, fullLabel(line))
  put(number, model.format(value(row.line)))
  number.style.color = line.second ? '' : line.ink
  if (row.twin === null || !twin) return reading
  put(twin, model.format(value(row.twin)))
  return `${reading} (${model.format(value(row.twin))})`
}

function put(element: Element | null, content: string): void {
  if (element && element.textContent !== content) element.textContent = content
}

/** Places the read-out beside the cursor, at the top or the foot of the plot, where it covers least of the curves. */
function standBeside(box: HTMLElement, layer: LayerHandle | null, step: number): void {
  const chart = box.parentElement
  const place = layer?.placeOf(step)
  if (!place || !layer || !chart) return
  const spot = freestSpot(
    place,
    { width: box.offsetWidth, height: box.offsetHeight },
    { width: chart.clientWidth, height: chart.clientHeight },
    (left, right) => layer.heightsBetween(left, right),
  )
  box.style.left = `${spot.left.toFixed(0)}px`
  box.style.top = `${spot.top.toFixed(0)}px`
}
