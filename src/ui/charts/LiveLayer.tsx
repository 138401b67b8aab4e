import { forwardRef, useCallback, useEffect, useImperativeHandle, useRef } from 'react'
import { usePlotArea, useXAxisScale, useYAxisScale } from 'recharts'
import { decimate, smooth } from '../../state/history'
import { setView, viewStore } from '../../state/view'
import type { Bounds } from './bounds'
import { placeLabels } from './labels'
import type { ChartModel, Line } from './model'
import { bandPath, linePath, type Scale, stackShares } from './paths'

export interface LayerHandle {
  draw(): void
  /** The pointer is at this client x. */
  hover(clientX: number): void
}

const MOST_POINTS = 400
const LABEL_GAP = 13
const LABEL_LETTERS = 11

/** Values of every line as drawn: smoothed where that applies. */
export const columnsOf = ({ history, lines, smoothing }: ChartModel): Float64Array[] =>
  lines.map((line) => {
    const values = history.column(line.column, line.index)
    return line.noisy ? smooth(values, smoothing) : values
  })

/**
 * The curves: one path a line, moved by hand so that React and Recharts have nothing to do while the
 * axes stand still. Knows where to draw from Recharts' scales.
 */
export const LiveLayer = forwardRef<
  LayerHandle,
  {
    readonly model: ChartModel
    readonly axes: { readonly x: Bounds; readonly y: Bounds }
    readonly labelSpace: number
  }
>(function LiveLayer({ model, axes, labelSpace }, handle) {
  const xScale = useXAxisScale()
  const yScale = useYAxisScale()
  const area = usePlotArea()
  const group = useRef<SVGGElement>(null)

  const draw = useCallback(() => {
    const root = group.current
    if (!root || !xScale || !yScale || !area) return
    const x: Scale = (value) => Number(xScale(value))
    const y: Scale = (value) => Number(yScale(value))
    const ends = model.stacked ? drawBands(root, model, x, y) : drawLines(root, model, x, y)
    drawLabels(root, model.lines, ends, area)
    drawMarks(root, model, x, area)
    drawCursor(root, x, area, viewStore.getState().hoverStep)
  }, [model, xScale, yScale, area])

  useEffect(draw, [draw])
  useEffect(
    () =>
      viewStore.subscribe((view, before) => {
        if (view.hoverStep === before.hoverStep || !group.current || !xScale || !area) return
        drawCursor(group.current, (value) => Number(xScale(value)), area, view.hoverStep)
      }),
    [xScale, area],
  )
  useImperativeHandle(
    handle,
    () => ({
      draw,
      hover(clientX) {
        const svg = group.current?.ownerSVGElement
        if (!svg || !area || model.history.length === 0) return
        const share = (clientX - svg.getBoundingClientRect().left - area.x) / area.width
        const step = axes.x.low + Math.min(Math.max(share, 0), 1) * (axes.x.high - axes.x.low)
        setView({ hoverStep: model.history.steps[model.history.indexAt(step)] })
      },
    }),
    [draw, area, axes, model],
  )
  const clip = area ? { x: area.x, y: area.y - 2, width: area.width + 1, height: area.height + 4 } : null
  return (
    <g ref={group} className="live-layer">
      <g className="marks" />
      <g className="lines">
        {model.lines.map((line) => (
          <path
            key={line.key}
            data-line={line.key}
            fill={model.stacked ? line.color : 'none'}
            fillOpacity={model.stacked ? 0.75 : undefined}
            stroke={model.stacked ? 'none' : line.color}
            strokeWidth={line.dashed ? 1.3 : 1.8}
            strokeDasharray={line.dashed ? '4 3' : undefined}
            strokeOpacity={line.dashed ? 0.75 : 1}
            strokeLinejoin="round"
          />
        ))}
      </g>
      <line className="cursor" stroke="var(--ink-3)" strokeWidth={1} visibility="hidden" />
      <g className="labels">
        {model.lines.map((line) => (
          <text key={line.key} data-label={line.key} fill={line.ink} fontWeight={600} fontSize={11}>
            {line.quiet ? '' : shortened(line.label)}
            {line.label.length > LABEL_LETTERS && <title>{line.label}</title>}
          </text>
        ))}
      </g>
      {clip && <rect {...clip} width={clip.width + labelSpace} fill="transparent" />}
    </g>
  )
})

const shortened = (label: string): string =>
  label.length > LABEL_LETTERS ? `${label.slice(0, LABEL_LETTERS - 1)}…` : label

const find = (root: SVGGElement, selector: string): SVGElement | null => root.querySelector(selector)

/** Answers the height at which each line ends. */
function drawLines(root: SVGGElement, model: ChartModel, x: Scale, y: Scale): number[] {
  const log = model.scale === 'log'
  return columnsOf(model).map((values, k) => {
    const thin = decimate(model.history.steps, values, MOST_POINTS)
    const path = linePath(thin.steps, thin.values, x, y, log)
    find(root, `[data-line="${model.lines[k].key}"]`)?.setAttribute('d', path)
    const last = values[values.length - 1]
    return Number.isFinite(last) && !(log && last <= 0) ? y(last) : Number.NaN
  })
}

function drawBands(root: SVGGElement, model: ChartModel, x: Scale, y: Scale): number[] {
  const { history, lines } = model
  const every = Math.max(1, Math.ceil(history.length / MOST_POINTS))
  const thin = (values: Float64Array) => values.filter((_, i) => i % every === 0 || i === values.length - 1)
  const steps = thin(history.steps)
  const edges = stackShares(lines.map((line) => thin(history.column(line.column, line.index))))
  return lines.map((line, k) => {
    const path = bandPath(steps, edges[k], edges[k + 1], x, y)
    find(root, `[data-line="${line.key}"]`)?.setAttribute('d', path)
    const last = steps.length - 1
    return last >= 0 ? y((edges[k][last] + edges[k + 1][last]) / 2) : Number.NaN
  })
}

function drawLabels(
  root: SVGGElement,
  lines: readonly Line[],
  ends: readonly number[],
  area: { readonly x: number; readonly y: number; readonly width: number; readonly height: number },
): void {
  const wanted = lines.map((line, k) => (line.quiet ? Number.NaN : ends[k]))
  const placed = placeLabels(wanted, LABEL_GAP, area.y + 5, area.y + area.height)
  lines.forEach((line, k) => {
    const label = find(root, `[data-label="${line.key}"]`)
    const hidden = !Number.isFinite(placed[k])
    label?.setAttribute('visibility', hidden ? 'hidden' : 'visible')
    if (hidden) return
    label?.setAttribute('x', String(area.x + area.width + 6))
    label?.setAttribute('y', (placed[k] + 4).toFixed(1))
  })
}

const SVG = 'http://www.w3.org/2000/svg'

/** A thin line where something was changed. */
function drawMarks(root: SVGGElement, { history }: ChartModel, x: Scale, area: { y: number; height: number }): void {
  const marks = find(root, '.marks')
  if (!marks) return
  while (marks.childElementCount > history.marks.length) marks.lastElementChild?.remove()
  while (marks.childElementCount < history.marks.length) {
    const line = document.createElementNS(SVG, 'line')
    line.setAttribute('class', 'mark')
    marks.append(line)
  }
  history.marks.forEach((step, k) => {
    const at = x(step).toFixed(1)
    const line = marks.children[k]
    for (const [name, value] of Object.entries({ x1: at, x2: at, y1: area.y, y2: area.y + area.height })) {
      line.setAttribute(name, String(value))
    }
  })
}

function drawCursor(root: SVGGElement, x: Scale, area: { y: number; height: number }, step: number | null): void {
  const cursor = find(root, '.cursor')
  cursor?.setAttribute('visibility', step === null ? 'hidden' : 'visible')
  if (step === null || !cursor) return
  const at = x(step).toFixed(1)
  for (const [name, value] of Object.entries({ x1: at, x2: at, y1: area.y, y2: area.y + area.height })) {
    cursor.setAttribute(name, String(value))
  }
}
