import {
  type KeyboardEvent,
  type MouseEvent,
  type PointerEvent,
  type ReactNode,
  useEffect,
  useRef,
  useState,
} from 'react'
import { evenTicks } from '../charts/bounds'
import { PlainAxes, type PlotArea } from '../charts/PlainAxes'
import type { Scale } from '../charts/paths'
import { useBox } from '../hooks/useBox'
import { useFormat } from '../hooks/useFormat'
import { describedBy, useLocked } from '../hooks/useLocked'
import type { Gesture } from '../hooks/useSetup'

export interface FieldPoint {
  readonly key: string
  readonly x: number
  readonly y: number
  /** Name for screen readers. */
  readonly label: string
  readonly valueText: string
  readonly look: 'dot' | 'open' | 'square' | 'handle'
  /** Moves up and down only. */
  readonly upright?: boolean
}

type Limits = readonly [number, number]

/** Units of the drawing to pixels. */
export interface At {
  readonly x: Scale
  readonly y: Scale
  readonly area: PlotArea
}

/** A point under the pointer takes it from this many pixels. */
const GRASP = 22
/** Presses of an arrow key from one end to the other. */
const PRESSES = 80

/**
 * A plane with points that are dragged by pointer or arrow keys. A press without a drag, Enter and the space bar call
 * `onPress`. A double press on a free place and the keys + and Insert add a point, Delete and Backspace remove one.
 * Coordinates are rounded to hundredths, which keeps links short.
 */
export function PointField(props: {
  readonly label: string
  readonly x: Limits
  readonly y: Limits
  /** Same scale on both axes. */
  readonly square?: boolean
  readonly points: readonly FieldPoint[]
  readonly onMove: (point: number, to: readonly [number, number], gesture: Gesture) => void
  readonly onPress?: (point: number) => void
  /** Adds a point, by key without a place. Returns its index; null if there is no room. */
  readonly onAdd?: (at?: readonly [number, number]) => number | null
  readonly onRemove?: (point: number) => void
  /** The point that was touched or focused last. */
  readonly onPick?: (point: number) => void
  /** Drawn below the points. */
  readonly children: (at: At) => ReactNode
}) {
  const { points } = props
  const format = useFormat()
  const locked = useLocked('lab')
  const box = useRef<HTMLDivElement>(null)
  const svg = useRef<SVGSVGElement>(null)
  const wantsFocus = useRef<number | null>(null)
  // A point that was added has the focus, and after a removal one that is still there.
  useEffect(() => {
    if (wantsFocus.current !== null) focusPoint(Math.min(wantsFocus.current, points.length - 1))
    wantsFocus.current = null
  })
  const [held, setHeld] = useState<{ readonly point: number; readonly moved: boolean } | null>(null)
  const { width, height } = useBox(box)
  const at = placed(props, width, height)

  const focusPoint = (point: number) => svg.current?.querySelector<SVGElement>(`[data-point="${point}"]`)?.focus()
  const toUnits = (event: MouseEvent): readonly [number, number] => {
    const { left, top } = svg.current!.getBoundingClientRect()
    const { area } = at
    const across = (event.clientX - left - area.left) / (area.right - area.left)
    const up = (area.bottom - (event.clientY - top)) / (area.bottom - area.top)
    return [rounded(between(props.x, across)), rounded(between(props.y, up))]
  }
  const move = (point: number, [x, y]: readonly [number, number], gesture: Gesture) =>
    props.onMove(point, [points[point].upright ? points[point].x : x, y], gesture)

  /** The point under the pointer; null if there is none. */
  const pointAt = (event: MouseEvent): number | null => {
    const { left, top } = svg.current!.getBoundingClientRect()
    const distance = ({ x, y }: FieldPoint) =>
      Math.hypot(at.x(x) - (event.clientX - left), at.y(y) - (event.clientY - top))
    const nearest = points.reduce((best, p, i) => (distance(p) < distance(points[best]) ? i : best), 0)
    return points[nearest] && distance(points[nearest]) <= GRASP ? nearest : null
  }
  const add = (place?: readonly [number, number]) => {
    wantsFocus.current = props.onAdd?.(place) ?? null
  }
  const take = (event: PointerEvent) => {
    const nearest = locked ? null : pointAt(event)
    if (nearest === null) return
    svg.current!.setPointerCapture(event.pointerId)
    setHeld({ point: nearest, moved: false })
    focusPoint(nearest)
    // Without this, the press itself would remove the focus again.
    event.preventDefault()
  }
  const drag = (event: PointerEvent) => {
    if (!held) return
    const to = toUnits(event)
    const { x, y } = points[held.point]
    if (!held.moved && Math.hypot(at.x(to[0]) - at.x(x), at.y(to[1]) - at.y(y)) < 3) return
    setHeld({ ...held, moved: true })
    move(held.point, to, 'drag')
  }
  const release = (event: PointerEvent) => {
    if (held?.moved) move(held.point, toUnits(event), 'commit')
    else if (held) props.onPress?.(held.point)
    setHeld(null)
  }
  /** The browser has taken the pointer: what was dragged stays where it is, as a change of its own. */
  const cancel = () => {
    if (held?.moved) move(held.point, [points[held.point].x, points[held.point].y], 'commit')
    setHeld(null)
  }
  const onKey = (event: KeyboardEvent, point: number) => {
    if (locked) return
    const far = event.shiftKey ? 5 : 1
    const dx = { ArrowLeft: -far, ArrowRight: far }[event.key] ?? 0
    const dy = { ArrowUp: far, ArrowDown: -far }[event.key] ?? 0
    const { x, y } = points[point]
    if (dx || dy) {
      const to = (value: number, by: number, [low, high]: Limits) =>
        rounded(Math.min(high, Math.max(low, value + (by * (high - low)) / PRESSES)))
      move(point, [to(x, dx, props.x), to(y, dy, props.y)], 'commit')
    } else if ((event.key === 'Enter' || event.key === ' ') && props.onPress) props.onPress(point)
    else if (event.key === '+' || event.key === 'Insert') add()
    else if ((event.key === 'Delete' || event.key === 'Backspace') && props.onRemove) {
      wantsFocus.current = point
      props.onRemove(point)
    } else return
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    <div ref={box} className="point-field">
      {width > 0 && (
        // biome-ignore lint/a11y/useSemanticElements: an SVG has no fieldset
        <svg
          ref={svg}
          width={width}
          height={height}
          role="group"
          aria-label={props.label}
          onPointerDown={take}
          onPointerMove={drag}
          onPointerUp={release}
          onPointerCancel={cancel}
          onDoubleClick={(event) => !locked && pointAt(event) === null && add(toUnits(event))}
        >
          <PlainAxes
            area={at.area}
            x={{ bounds: boundsOf(props.x), scale: at.x, format: format.significant }}
            y={{ bounds: boundsOf(props.y), scale: at.y, format: format.significant }}
          />
          {props.children(at)}
          {points.map((point, i) => (
            <g
              key={point.key}
              data-point={i}
              className={`field-point ${point.look}`}
              transform={`translate(${at.x(point.x)},${at.y(point.y)})`}
              tabIndex={0}
              role="slider"
              aria-disabled={locked}
              aria-describedby={describedBy(locked)}
              aria-label={point.label}
              aria-valuenow={point.y}
              aria-valuemin={props.y[0]}
              aria-valuemax={props.y[1]}
              aria-valuetext={point.valueText}
              onFocus={() => props.onPick?.(i)}
              onKeyDown={(event) => onKey(event, i)}
            >
              <circle className="halo" r={10} />
              {point.look === 'square' || point.look === 'handle' ? (
                <rect x={-5} y={-5} width={10} height={10} rx={point.look === 'handle' ? 5 : 1} />
              ) : (
                <circle r={5} />
              )}
            </g>
          ))}
        </svg>
      )}
    </div>
  )
}

function placed(
  { x, y, square }: { readonly x: Limits; readonly y: Limits; readonly square?: boolean },
  width: number,
  height: number,
): At {
  const area: PlotArea = { left: 34, top: 10, right: Math.max(80, width - 10), bottom: Math.max(60, height - 20) }
  const side = Math.min(area.right - area.left, area.bottom - area.top)
  const shown = square ? squareIn(area, side) : area
  return {
    area: shown,
    x: (value) => shown.left + ((value - x[0]) / (x[1] - x[0])) * (shown.right - shown.left),
    y: (value) => shown.bottom - ((value - y[0]) / (y[1] - y[0])) * (shown.bottom - shown.top),
  }
}

/** In the middle of the width. */
function squareIn({ left, right, top }: PlotArea, side: number): PlotArea {
  const from = left + (right - left - side) / 2
  return { left: from, right: from + side, top, bottom: top + side }
}

const boundsOf = ([low, high]: Limits) => ({ low, high, ticks: evenTicks(low, high, 5) })
const between = ([low, high]: Limits, share: number): number => low + Math.min(1, Math.max(0, share)) * (high - low)
const rounded = (value: number): number => Math.round(value * 100) / 100 + 0
