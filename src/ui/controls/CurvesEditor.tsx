import { useLayoutEffect, useRef, useState } from 'react'
import type { CurvesOption } from '../../core/options'
import { pathThrough } from '../charts/paths'
import { useFormat } from '../hooks/useFormat'
import { describedBy, useLockedHere } from '../hooks/useLocked'
import type { NamedTask } from '../hooks/useTasks'
import { useText } from '../hooks/useText'
import { CurveEntries } from './CurveEntries'
import { addBeside, addPoint, movePoint, nearestKnot, type Point, type Points, removePoint } from './curvePoints'
import { niceAbove } from './ladder'
import type { Gesture } from './ValueSlider'
import './curvesEditor.css'

const HEIGHT = 130
const EDGE = { left: 26, right: 8, top: 8, bottom: 16 }
/** A task without its own curve has weight 1 at every step. */
const PLAIN: Points = [[0, 1]]

/** One unit of the drawing is one pixel, so text and points keep their size in any column. */
function useWidth(svg: React.RefObject<SVGSVGElement | null>): number {
  const [width, setWidth] = useState(280)
  useLayoutEffect(() => {
    if (!svg.current) return
    const watch = new ResizeObserver(([entry]) => setWidth(entry.contentRect.width))
    watch.observe(svg.current)
    return () => watch.disconnect()
  }, [svg])
  return width
}

interface Knot {
  readonly task: number
  readonly point: number
}

interface Frame {
  readonly steps: number
  readonly top: number
}

/** Constant before the first point and after the last. */
function pathOf(curve: Points, steps: number, toX: (step: number) => number, toY: (weight: number) => number): string {
  const all: Points = [[0, curve[0][1]], ...curve, [Math.max(steps, curve.at(-1)![0]), curve.at(-1)![1]]]
  return pathThrough(all.map(([x, y]) => [toX(x), toY(y)]))
}

/** Axis ends that include every point, in round numbers. */
function frameOf(curves: readonly Points[], max: number): Frame {
  const all = curves.flat()
  const steps = niceAbove(Math.max(1000, ...all.map(([x]) => x * 1.1)))
  const top = Math.min(max, niceAbove(Math.max(1, ...all.map(([, y]) => y * 1.1))))
  return { steps, top }
}

/**
 * Weights over steps, drawn by hand: one curve per task, whose points are dragged by pointer or keys. The axes stay
 * fixed while a point is dragged; otherwise the point would move away from the pointer.
 */
export function CurvesEditor(props: {
  readonly label: string
  readonly descriptor: CurvesOption
  readonly value: CurvesOption['default']
  readonly tasks: readonly NamedTask[]
  readonly locked?: boolean
  readonly onChange: (value: CurvesOption['default'], gesture: Gesture) => void
}) {
  const words = useText('curvesEditor')
  const format = useFormat()
  const locked = useLockedHere(props.locked)
  const svg = useRef<SVGSVGElement>(null)
  const width = useWidth(svg)
  const [chosen, setChosen] = useState({ task: 0, point: 0 })
  const [held, setHeld] = useState<(Knot & { readonly frame: Frame }) | null>(null)
  const curves = props.tasks.map((_, t) => (props.value[t]?.length ? props.value[t] : PLAIN))
  const frame = held?.frame ?? frameOf(curves, props.descriptor.max)
  const task = Math.min(chosen.task, curves.length - 1)
  const point = Math.min(chosen.point, (curves[task]?.length ?? 1) - 1)

  const toX = (step: number) => EDGE.left + (step / frame.steps) * (width - EDGE.left - EDGE.right)
  const toY = (weight: number) => HEIGHT - EDGE.bottom - (weight / frame.top) * (HEIGHT - EDGE.top - EDGE.bottom)
  const fromPointer = (event: React.MouseEvent): Point => {
    const box = svg.current!.getBoundingClientRect()
    const step = ((event.clientX - box.left - EDGE.left) / (width - EDGE.left - EDGE.right)) * frame.steps
    const weight = ((HEIGHT - EDGE.bottom - (event.clientY - box.top)) / (HEIGHT - EDGE.top - EDGE.bottom)) * frame.top
    return [Math.min(frame.steps, step), Number(weight.toPrecision(2))]
  }
  const put = (t: number, points: Points, gesture: Gesture) => {
    if (locked) return
    props.onChange(
      curves.map((curve, i) => (i === t ? points : curve)),
      gesture,
    )
  }
  const move = (t: number, i: number, to: Point, gesture: Gesture) =>
    put(t, movePoint(curves[t], i, to, props.descriptor), gesture)
  const add = (made: { points: Points; index: number } | null, t: number) => {
    if (!made) return
    put(t, made.points, 'commit')
    setChosen({ task: t, point: made.index })
  }
  const remove = (t: number, i: number) => {
    put(t, removePoint(curves[t], i), 'commit')
    setChosen({ task: t, point: Math.max(0, i - 1) })
  }
  const onKey = (event: React.KeyboardEvent, t: number, i: number) => {
    const far = event.shiftKey ? 5 : 1
    const [x, y] = curves[t][i]
    const dx = { ArrowLeft: -far, ArrowRight: far }[event.key] ?? 0
    const dy = { ArrowUp: far, ArrowDown: -far }[event.key] ?? 0
    if (dx || dy) {
      const weight = Number((y + (dy * frame.top) / 50).toPrecision(3))
      move(t, i, [x + (dx * frame.steps) / 100, weight], 'commit')
    } else if (event.key === 'Insert' || event.key === '+') add(besideOf(t, i), t)
    else if (event.key === 'Delete' || event.key === 'Backspace') remove(t, i)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  const besideOf = (t: number, i: number) => addBeside(curves[t], i, frame.steps / 10, props.descriptor)

  const take = (event: React.PointerEvent) => {
    const box = svg.current!.getBoundingClientRect()
    const at = [event.clientX - box.left, event.clientY - box.top] as const
    const places = curves.map((curve) => curve.map(([x, y]) => [toX(x), toY(y)] as const))
    const knot = nearestKnot(places, at, task)
    if (!knot) return
    svg.current!.setPointerCapture(event.pointerId)
    setHeld({ ...knot, frame })
    setChosen(knot)
    svg.current!.querySelector<SVGElement>(`[data-knot="${knot.task}.${knot.point}"]`)?.focus()
    // Without this, the press itself would remove the focus again.
    event.preventDefault()
  }

  return (
    <div className="curves-editor">
      {/* biome-ignore lint/a11y/useSemanticElements: an SVG has no fieldset */}
      <svg
        ref={svg}
        height={HEIGHT}
        role="group"
        aria-label={props.label}
        onPointerDown={take}
        onPointerMove={(event) => held && move(held.task, held.point, fromPointer(event), 'drag')}
        onPointerUp={(event) => {
          if (held) move(held.task, held.point, fromPointer(event), 'commit')
          setHeld(null)
        }}
        onPointerCancel={() => setHeld(null)}
        onDoubleClick={(event) => add(addPoint(curves[task], fromPointer(event), props.descriptor), task)}
      >
        <Axes frame={frame} width={width} toX={toX} toY={toY} />
        {curves.map((curve, t) => (
          <path
            key={props.tasks[t].id}
            className="curve"
            stroke={props.tasks[t].color}
            d={pathOf(curve, frame.steps, toX, toY)}
          />
        ))}
        {curves.map((curve, t) =>
          curve.map(([x, y], i) => (
            <circle
              // biome-ignore lint/suspicious/noArrayIndexKey: a point is its place in the curve
              key={`${props.tasks[t].id}.${i}`}
              data-knot={`${t}.${i}`}
              className="knot"
              cx={toX(x)}
              cy={toY(y)}
              r={4.5}
              stroke={props.tasks[t].color}
              tabIndex={0}
              role="slider"
              aria-disabled={locked}
              aria-describedby={describedBy(locked)}
              aria-label={words('point', { number: i + 1, task: props.tasks[t].name })}
              aria-valuenow={y}
              aria-valuemin={props.descriptor.min}
              aria-valuemax={props.descriptor.max}
              aria-valuetext={words('pointValue', { x: format.integer(x), y: format.significant(y) })}
              onFocus={() => setChosen({ task: t, point: i })}
              onKeyDown={(event) => onKey(event, t, i)}
            />
          )),
        )}
        {curves[task] && (
          <Chosen
            color={props.tasks[task].color}
            path={pathOf(curves[task], frame.steps, toX, toY)}
            places={curves[task].map(([x, y]) => [toX(x), toY(y)] as const)}
            point={point}
          />
        )}
      </svg>
      <CurveEntries
        tasks={props.tasks}
        curves={curves}
        chosen={{ task, point }}
        limits={props.descriptor}
        locked={locked}
        onChoose={(t) => setChosen({ task: t, point: 0 })}
        onMove={(to) => move(task, point, to, 'commit')}
        onAdd={() => add(besideOf(task, point), task)}
        onRemove={() => remove(task, point)}
      />
      <p className="hint">{words('help')}</p>
    </div>
  )
}

/** Two grid lines above 0, three steps below. */
function Axes(props: {
  readonly frame: Frame
  readonly width: number
  readonly toX: (step: number) => number
  readonly toY: (weight: number) => number
}) {
  const format = useFormat()
  const { steps, top } = props.frame
  return (
    <>
      {[0, top / 2, top].map((y) => (
        <g key={y}>
          <line className="grid" x1={EDGE.left} x2={props.width - EDGE.right} y1={props.toY(y)} y2={props.toY(y)} />
          <text x={EDGE.left - 5} y={props.toY(y) + 3.5} textAnchor="end">
            {format.significant(y)}
          </text>
        </g>
      ))}
      {(['start', 'middle', 'end'] as const).map((anchor, i) => (
        <text key={anchor} x={props.toX((steps * i) / 2)} y={HEIGHT - 3} textAnchor={anchor}>
          {format.integer((steps * i) / 2)}
        </text>
      ))}
    </>
  )
}

/**
 * A copy of the chosen curve on top of the others. Moving its elements there would remove their focus.
 */
function Chosen(props: {
  readonly color: string
  readonly path: string
  readonly places: readonly (readonly [number, number])[]
  readonly point: number
}) {
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: nothing in it takes a focus
    <g className="chosen" stroke={props.color} aria-hidden="true">
      <path className="curve" d={props.path} />
      {props.places.map(([x, y], i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a point is its place in the curve
        <circle key={i} cx={x} cy={y} r={i === props.point ? 6 : 4.5} />
      ))}
    </g>
  )
}
